import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client.ts';

interface Stage {
  stage: string;
  done?: number;
  all?: number;
}

const STAGES: [string, string][] = [
  ['waiting', 'Waiting in the queue'],
  ['events', 'Reading the events'],
  ['vectors', 'Analysing the posts'],
  ['audience', 'Arrivals and departures'],
  ['topics', 'Topics of the posts'],
  ['interests', 'Interests'],
  ['graph', 'Connections between followers'],
  ['communities', 'Communities'],
  ['effects', 'Cost and growth of topics'],
];

/** Shown while the server computes a report: the stage it has reached. */
export function WorkingOut({ query }: { query: { account: string; from?: string; to?: string } }) {
  const [current, setCurrent] = useState<Stage>();
  useEffect(() => {
    const source = new EventSource(api.progress.$url({ query }));
    source.addEventListener('progress', ({ data }) => setCurrent(JSON.parse(data) as Stage));
    source.addEventListener('ready', () => source.close());
    source.addEventListener('failed', () => source.close());
    source.addEventListener('error', () => source.close());
    return () => source.close();
  }, [query]);
  const place = STAGES.findIndex(([stage]) => stage === current?.stage);
  return (
    <main class="report waiting" id="page" aria-busy="true">
      <div role="status">
        <h1>Computing the report…</h1>
        <p class="note">The first report on a large audience takes a few seconds.</p>
        {place >= 0 && (
          <>
            <progress max={STAGES.length} value={place + partOf(current)} aria-label="Progress" />
            <p>
              {STAGES[place][1]}
              {current?.all !== undefined && `: ${current.done} of ${current.all}`}
            </p>
          </>
        )}
      </div>
    </main>
  );
}

function partOf(current: Stage | undefined): number {
  return current?.all ? (current.done ?? 0) / current.all : 0;
}
