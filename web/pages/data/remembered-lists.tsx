import type { RememberedLists as RememberedListsPage } from '../../../src/model/pages/remembered-lists.ts';
import type { Column } from '../../../src/render/tables/data-table.ts';
import { lastingAnswersInWords } from '../../../src/render/wording/lasting-answers.ts';
import { api } from '../../api/client.ts';
import { fetchJson } from '../../api/request.ts';
import { useRequest } from '../../api/use-request.ts';
import { MutationButton } from '../../parts/mutation.tsx';
import { ItemsTable } from '../../parts/items-table.tsx';
import { Section } from '../../parts/page.tsx';
import { isOwner, type Scope } from '../../shell/scope.ts';

type Remembered = RememberedListsPage['items'][number];

const COLUMNS: Column<Remembered>[] = [
  { name: 'columns', title: 'Columns', kind: 'note', value: ({ columns }) => columns.join(', ') },
  {
    name: 'read_as',
    title: 'Read as',
    kind: 'note',
    value: ({ answers }) => lastingAnswersInWords(answers),
  },
  { name: 'since', title: 'Since', kind: 'day', value: ({ at }) => at },
];

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
      <ItemsTable
        name="Remembered columns"
        file="remembered-columns"
        columns={COLUMNS}
        items={request.value.items}
        extra={{
          title: 'Action',
          cell: ({ key }) => (
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
            </MutationButton>
          ),
        }}
      />
    </Section>
  );
}
