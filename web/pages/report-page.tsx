import { useEffect, useMemo, useRef } from 'preact/hooks';
import { stayingChart } from '../../src/render/charts/staying.ts';
import type { Markup } from '../../src/render/markup/markup.ts';
import { reportPage } from '../../src/render/page/report-page.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { subject as inWords } from '../../src/render/wording/facts.ts';
import { ask } from '../api/answer.ts';
import { api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { ComparedWith } from '../parts/compared-with.tsx';
import { Section } from '../parts/page.tsx';
import { renderMarkup } from '../parts/render-markup.tsx';
import { hasMoved, hrefOf } from '../shell/address.ts';
import { keyOf, type Subject, tribeLabel, useSubject } from '../shell/subject.ts';

/** The first page: the tribe report. */
export function ReportPage() {
  const subject = useSubject();
  const { report } = subject;
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
      tribe: (id) => hrefOf(`/tribes/${encodeURIComponent(id)}`),
    });
    return page.children as Markup[];
  }, [report, subject.query, subject.compared]);
  const tribesEnd = sections.findIndex(({ children: [title] }) => textOf(title) === 'Tribes') + 1;
  const rendered = useMemo(() => sections.map(renderMarkup), [sections]);
  return (
    <main class="report" id="page" ref={main} tabIndex={-1}>
      {useMemo(() => renderMarkup(head), [head])}
      {subject.compared !== null && <ComparedWith subject={subject} />}
      {rendered.slice(0, tribesEnd)}
      {report.window !== null && <Retention subject={subject} />}
      {rendered.slice(tribesEnd)}
      {report.window !== null && <Files subject={subject} />}
    </main>
  );
}

function textOf(content: Markup['children'][number]): string {
  return typeof content === 'string' ? content : content.children.map(textOf).join('');
}

const MOST_TRIBES = 6;

/** How long people stay, each community beside everybody. */
function Retention({ subject }: { subject: Subject }) {
  const { answer } = useAnswer(keyOf(subject), () =>
    ask(() => api.retention.$get({ query: subject.query })),
  );
  // A picture more, and no loss where it does not come.
  if (answer.state !== 'here' || answer.value.everybody === null) return null;
  const { everybody, tribes } = answer.value;
  const rest = { label: 'Everybody', curve: everybody, kind: 'rest' };
  if (tribes.length === 0) {
    return (
      <Section title="How long people stay">
        {renderMarkup(stayingChart('How long people stay', [rest]))}
      </Section>
    );
  }
  return (
    <Section
      title="How long they stay"
      note="Of those whose beginning was seen, the share still following after so many days; the band holds the truth 95 times in 100."
    >
      <div class="multiples">
        {tribes.slice(0, MOST_TRIBES).map(({ tribe, curve }) => {
          const label = readableLabel(tribeLabel(subject, tribe));
          const title = `How long people of ${label} stay`;
          return (
            <div key={tribe}>
              <h3>
                <a href={hrefOf(`/tribes/${encodeURIComponent(tribe)}`)}>
                  <bdi>{label}</bdi>
                </a>
              </h3>
              {renderMarkup(stayingChart(title, [{ label: 'These', curve, kind: 'one' }, rest]))}
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
function Files({ subject }: { subject: Subject }) {
  const { query } = subject;
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
