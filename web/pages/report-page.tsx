import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { reportPage } from '../../src/exports/page/report-page.ts';
import { withCode } from '../../src/exports/page/with-code.ts';
import { subject } from '../../src/exports/wording/facts.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { fetchReport } from '../api-client.ts';
import type { Answer } from '../api-client.ts';
import { renderMarkup } from '../render-markup.ts';

/** The first page: the tribe report. */
export function ReportPage() {
  const [report, setReport] = useState<Answer<TribeReport>>({ state: 'waiting' });
  const ask = useCallback(async () => {
    setReport({ state: 'waiting' });
    setReport(await fetchReport());
  }, []);
  useEffect(() => void ask(), [ask]);
  return (
    <>
      <header class="bar">
        <img src="/favicon.svg" alt="" width="24" height="24" />
        Tribefinder
      </header>
      {report.state === 'waiting' && <Waiting />}
      {report.state === 'failed' && (
        <Failed title={report.title} advice={report.advice} again={ask} />
      )}
      {report.state === 'here' && <Report report={report.value} />}
      <footer class="bar">
        <span>All of this stays on this machine.</span>
        <a href="/api/v1/report">The report as JSON</a>
      </footer>
    </>
  );
}

function Report({ report }: { report: TribeReport }) {
  useEffect(() => {
    document.title = `${subject(report).account} · Tribefinder`;
  }, [report]);
  return useMemo(() => renderMarkup(reportPage(report)), [report]) as preact.JSX.Element;
}

function Waiting() {
  return (
    <main class="report waiting" aria-busy="true">
      <div role="status">
        <h1>Working out the report…</h1>
        <p class="note">The first time with a large audience this takes some seconds.</p>
      </div>
    </main>
  );
}

function Failed({ title, advice, again }: { title: string; advice: string; again: () => void }) {
  return (
    <main class="report">
      <div role="alert">
        <h1>{title}</h1>
        <p>{withCode(advice).map(renderMarkup)}</p>
      </div>
      <button type="button" onClick={again}>
        Try again
      </button>
    </main>
  );
}
