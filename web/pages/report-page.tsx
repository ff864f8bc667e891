import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { RetentionPage } from '../../src/model/pages/retention-page.ts';
import { type NamedCurve, retentionChart } from '../../src/render/charts/retention-chart.ts';
import type { Markup } from '../../src/render/markup/markup.ts';
import { reportPage } from '../../src/render/page/report-page.ts';
import { writeNumberOf } from '../../src/render/wording/numbers.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { accountName as inWords } from '../../src/render/wording/facts.ts';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import { useRequest } from '../api/use-request.ts';
import { ComparedWith } from '../parts/compared-with.tsx';
import { isNarrow, Section } from '../parts/page.tsx';
import { renderMarkup } from '../parts/render-markup.tsx';
import { renderWithTables } from '../parts/render-with-tables.tsx';
import { hasMoved, hrefOf } from '../shell/address.ts';
import { keyOf, type Scope, communityLabel, useScope } from '../shell/scope.ts';

/** The start page: the report. */
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
    sections.findIndex(({ children: [title] }) => textOf(title) === 'Communities') + 1;
  const rendered = useMemo(
    () => sections.map((section, at) => (at === 0 ? renderWithTables(section) : folded(section))),
    [sections],
  );
  return (
    <main class="report start" id="page" ref={main} tabIndex={-1}>
      {useMemo(() => renderMarkup(head), [head])}
      {scope.compared !== null && <ComparedWith scope={scope} />}
      {rendered.slice(0, communitiesEnd)}
      {report.window !== null && <Retention scope={scope} />}
      {rendered.slice(communitiesEnd)}
      {report.window !== null && <Files scope={scope} />}
    </main>
  );
}

/** A section that is folded on a phone. */
function folded({ children: [heading, ...contents] }: Markup) {
  return (
    <Section title={textOf(heading)} isFolded>
      {contents.map(renderWithTables)}
    </Section>
  );
}

function textOf(content: Markup['children'][number]): string {
  return typeof content === 'string' ? content : content.children.map(textOf).join('');
}

const MOST_COMMUNITIES = 6;
const FIRST_SHOWN = 2;
const RETENTION_NOTE = 'New followers still following, by day. Shading: 95% interval.';

/** Retention of each community, compared with everybody. */
function Retention({ scope }: { scope: Scope }) {
  const { request } = useRequest(keyOf(scope), () =>
    fetchJson(() => api.retention.$get({ query: scope.query })),
  );
  // The report is complete without this chart, so a failure shows nothing.
  if (request.state !== 'loaded' || request.value.everybody === null) return null;
  const { everybody, communities } = request.value;
  const rest = { label: 'Everybody', curve: everybody, kind: 'rest' };
  const more = communities.slice(FIRST_SHOWN, MOST_COMMUNITIES);
  if (communities.length === 0) {
    return (
      <Section title="Retention" note={RETENTION_NOTE} isFolded>
        {' '}
        {renderMarkup(retentionChart('Retention', [rest]))}
      </Section>
    );
  }
  return (
    <Section title="Retention" note={RETENTION_NOTE} isFolded>
      <Curves communities={communities.slice(0, FIRST_SHOWN)} rest={rest} scope={scope} />
      {more.length > 0 && (
        <details class="more-curves" open={!isNarrow()}>
          <summary>{writeNumberOf(more.length, 'more community', 'more communities')}</summary>
          <Curves communities={more} rest={rest} scope={scope} />
        </details>
      )}
    </Section>
  );
}

function Curves({
  communities,
  rest,
  scope,
}: {
  communities: RetentionPage['communities'];
  rest: NamedCurve;
  scope: Scope;
}) {
  return (
    <div class="multiples">
      {communities.map(({ community, curve }) => {
        const label = readableLabel(communityLabel(scope, community));
        const title = `Retention of ${label}`;
        return (
          <div key={community}>
            <h3>
              <a href={hrefOf(`/communities/${encodeURIComponent(community)}`)}>
                <bdi>{label}</bdi>
              </a>
            </h3>
            {renderMarkup(
              retentionChart(title, [{ label: 'Community', curve, kind: 'one' }, rest]),
            )}
          </div>
        );
      })}
    </div>
  );
}

const REPORT_FILES = [
  ['html', 'HTML (one file)'],
  ['md', 'Markdown'],
  ['text', 'plain text'],
  ['json', 'JSON'],
] as const;

type TableQuery = Scope['query'] & { format: 'csv' | 'json' | 'parquet' };

const TABLES: readonly [title: string, hrefAs: (query: TableQuery) => string][] = [
  ['Communities', (query) => api.exports.communities.$path({ query })],
  ['People', (query) => api.exports.people.$path({ query })],
  ['Topics', (query) => api.exports.topics.$path({ query })],
  ['Posts', (query) => api.exports.posts.$path({ query })],
  ['Departures', (query) => api.exports.departures.$path({ query })],
];

/** Exports of the report and its tables. */
function Files({ scope }: { scope: Scope }) {
  const { query } = scope;
  return (
    <Section title="Export" isFolded>
      <ul class="files">
        {REPORT_FILES.map(([format, label]) => (
          <li key={format}>
            <a download href={api.exports.report.$path({ query: { ...query, format } })}>
              Report as {label}
            </a>
          </li>
        ))}
        <li>
          <a download href={api.exports.communities.$path({ query: { ...query, format: 'gexf' } })}>
            Communities as GEXF (for Gephi)
          </a>
        </li>
        {TABLES.map(([title, hrefAs]) => (
          <li key={title}>
            {title} as{' '}
            {(['csv', 'json', 'parquet'] as const).map((format, at) => (
              <span key={format}>
                {at > 0 && ', '}
                <a
                  download
                  aria-label={`${title} as ${format}`}
                  href={hrefAs({ ...query, format })}
                >
                  {format === 'parquet' ? 'Parquet' : format.toUpperCase()}
                </a>
              </span>
            ))}
          </li>
        ))}
        <li>
          <button type="button" class="quiet" onClick={() => print()}>
            Print
          </button>
        </li>
      </ul>
    </Section>
  );
}
