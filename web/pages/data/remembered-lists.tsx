import { writeDay } from '../../../src/model/dates.ts';
import { lastingAnswersInWords } from '../../../src/render/wording/lasting-answers.ts';
import { readableNote } from '../../../src/render/wording/readable-label.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { MutationButton } from '../../parts/mutation.tsx';
import { Section } from '../../parts/page.tsx';
import { Table } from '../../parts/table.tsx';
import { isOwner, type Scope } from '../../shell/scope.ts';

/** How the owner said that lists are read. There is nothing if no list was ever asked about. */
export function RememberedLists({ scope }: { scope: Scope }) {
  const { account } = scope.query;
  const { request, retry } = useRequest(`remembered lists ${account}`, () =>
    fetchJson(() => api['remembered-lists'].$get({ query: { account } })),
  );
  if (!isOwner(scope) || request.state !== 'loaded' || request.value.items.length === 0)
    return null;
  return (
    <Section
      title="Remembered columns"
      note="Lists with these columns are read in the same way. Forget one to be asked again."
    >
      <Table
        name="Remembered columns"
        columns={[
          { title: 'Columns' },
          { title: 'Read as' },
          { title: 'Since' },
          { title: 'Action' },
        ]}
        rows={request.value.items.map(({ key, columns, answers, at }) => ({
          key,
          cells: [
            <bdi>{readableNote(columns.join(', '))}</bdi>,
            <bdi>{readableNote(lastingAnswersInWords(answers))}</bdi>,
            writeDay(at),
            <MutationButton
              send={(writing) =>
                fetchJson(() =>
                  writing['remembered-lists'][':key'].$delete({
                    param: { key },
                    query: { account },
                  }),
                )
              }
              onDone={retry}
            >
              Forget
            </MutationButton>,
          ],
        }))}
      />
    </Section>
  );
}
