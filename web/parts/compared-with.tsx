import { compareAnswer } from '../../src/render/answers/compare.ts';
import { sentence } from '../../src/render/page/sentence.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { keyOf, type Scope } from '../shell/scope.ts';
import { DataTableView } from './data-table.tsx';
import { Section } from './page.tsx';
import { renderMarkup } from './render-markup.tsx';
import { Shown } from './states.tsx';

/** What `with` compares the window with. */
const EARLIER = { before: 'the previous period', year: 'a year earlier' };

/** The audience, and the first topics. */
const FIRST_ROWS = 8;

/** Compares the window with an earlier one. */
export function ComparedWith({ scope }: { scope: Scope }) {
  const compared = scope.compared!;
  const { request, retry } = useRequest(keyOf(scope, compared), () =>
    fetchJson(() => api.comparison.$get({ query: { ...scope.query, with: compared } })),
  );
  if (request.state === 'failed' && request.status === 404) {
    return (
      <Section title="Comparison">
        <p class="missing">
          The data does not reach back to {EARLIER[compared]}. Choose a later window to compare.
        </p>
      </Section>
    );
  }
  return (
    <Section title="Comparison">
      <Shown request={request} retry={retry}>
        {(comparison) => {
          const { title, sentences, notes, table } = compareAnswer(comparison);
          return (
            <>
              <p class="note lead">
                {title}. {notes.join(' ')}
              </p>
              <p>{sentences.flatMap(sentence).map((content) => renderMarkup(content))}</p>
              <DataTableView name="Comparison" table={table} atFirst={FIRST_ROWS} />
            </>
          );
        }}
      </Shown>
    </Section>
  );
}
