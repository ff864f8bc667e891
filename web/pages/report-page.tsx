import { useEffect, useMemo, useRef } from 'preact/hooks';
import { retentionChart } from '../../src/render/charts/retention-chart.ts';
import type { Markup } from '../../src/render/markup/markup.ts';
import { reportPage } from '../../src/render/page/report-page.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { accountName as inWords } from '../../src/render/wording/facts.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { ComparedWith } from '../parts/compared-with.tsx';
import { Section } from '../parts/page.tsx';
import { renderMarkup } from '../parts/render-markup.tsx';
import { hasMoved, hrefOf } from '../shell/address.ts';
import { keyOf, type Scope, communityLabel, useScope } from '../shell/scope.ts';

/** The first page: the tribe report. */
export function ReportPage() {
  const scope = useScope();
  const { report } = scope;
  useEffect(() => {
    document.title = `${inWords(report).account} · Tribefinder`;
  }, [report]);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (hasMoved()) main.current?.focus({ preventScroll: true });
  }, []);
  const [head, ...sections] = useMemo(() => {
    const page = reportPage(report, {
      topic: (id) => hrefOf(`/topics/${encodeURIComponent(id)}`),
      community: (id) => hrefOf(`/communities/${encodeURIComponent(id)}`),
    });
    return page.children as Markup[];
  }, [report, scope.query, scope.compared]);
  const communitiesEnd =
    sections.findIndex(({ children: [title] }) => textOf(title) === 'Tribes') + 1;
  const rendered = useMemo(() => sections.map(renderMarkup), [sections]);
  return (
    <main class="report" id="page" ref={main} tabIndex={-1}>
      {useMemo(() => renderMarkup(head), [head])}
      {scope.compared !== null && <ComparedWith scope={scope} />}
      {rendered.slice(0, communitiesEnd)}
      {report.window !== null && <Retention scope={scope} />}
      {rendered.slice(communitiesEnd)}
      {report.window !== null && <Files scope={scope} />}
    </main>
  );
}

function textOf(content: Markup['children'][number]): string {
  return typeof content === 'string' ? content : content.children.map(textOf).join('');
}

const MOST_COMMUNITIES = 6;

/** How long people stay, each community beside everybody. */
function Retention({ scope }: { scope: Scope }) {
  const { answer } = useAnswer(keyOf(scope), () =>
    ask(() => api.retention.$get({ query: scope.query })),
  );
  // A picture more, and no loss where it does not come.
  if (answer.state !== 'here' || answer.value.everybody === null) return null;
  const { everybody, communities } = answer.value;
  const rest = { label: 'Everybody', curve: everybody, kind: 'rest' };
  if (communities.length === 0) {
    return (
      <Section title="How long people stay">
        {renderMarkup(retentionChart('How long people stay', [rest]))}
      </Section>
    );
  }
  return (
    <Section
      title="How long they stay"
      note="Of those whose beginning was seen, the share still following after so many days; the band holds the truth 95 times in 100."
    >
      <div class="multiples">
        {communities.slice(0, MOST_COMMUNITIES).map(({ community, curve }) => {
          const label = readableLabel(communityLabel(scope, community));
          const title = `How long people of ${label} stay`;
          return (
            <div key={community}>
              <h3>
                <a href={hrefOf(`/communities/${encodeURIComponent(community)}`)}>
                  <bdi>{label}</bdi>
                </a>
              </h3>
              {renderMarkup(retentionChart(title, [{ label: 'These', curve, kind: 'one' }, rest]))}
            </div>
          );
        })}
      </div>
    </Section>
  );
}

const REPORT_FILES = [
  ['html', 'one page that opens anywhere'],
  ['md', 'Markdown'],
  ['text', 'plain text'],
  ['json', 'JSON'],
] as const;

/** The report and the communities as files. */
function Files({ scope }: { scope: Scope }) {
  const { query } = scope;
  return (
    <Section title="To keep or pass on">
      <ul class="files">
        {REPORT_FILES.map(([format, label]) => (
          <li key={format}>
            <a download href={api.exports.report.$path({ query: { ...query, format } })}>
              The report as {label}
            </a>
          </li>
        ))}
        {(['csv', 'gexf'] as const).map((format) => (
          <li key={format}>
            <a download href={api.exports.communities.$path({ query: { ...query, format } })}>
              {format === 'csv' ? 'The communities for a spreadsheet' : 'The communities for Gephi'}
            </a>
          </li>
        ))}
        <li>
          <button type="button" class="quiet" onClick={() => print()}>
            Print this page
          </button>
        </li>
      </ul>
    </Section>
  );
}
