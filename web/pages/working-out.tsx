import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client.ts';

interface Told {
  stage: string;
  done?: number;
  all?: number;
}

const STAGES: [string, string][] = [
  ['waiting', 'Waiting for its turn'],
  ['events', 'Reading the events'],
  ['vectors', 'Reading the posts'],
  ['audience', 'Who came and went'],
  ['topics', 'Topics of the posts'],
  ['interests', 'Interests'],
  ['graph', 'Who is alike'],
  ['communities', 'Communities'],
  ['effects', 'What topics cost and build'],
];

/** While a report is worked out: what is being done, as the server tells. */
export function WorkingOut({ query }: { query: { account: string; from?: string; to?: string } }) {
  const [told, setTold] = useState<Told>();
  useEffect(() => {
    const source = new EventSource(api.progress.$url({ query }));
    source.addEventListener('progress', ({ data }) => setTold(JSON.parse(data) as Told));
    source.addEventListener('ready', () => source.close());
    source.addEventListener('failed', () => source.close());
    source.addEventListener('error', () => source.close());
    return () => source.close();
  }, [query]);
  const place = STAGES.findIndex(([stage]) => stage === told?.stage);
  return (
    <main class="report waiting" id="page" aria-busy="true">
      <div role="status">
        <h1>Working out the report…</h1>
        <p class="note">The first time with a large audience this takes some seconds.</p>
        {place >= 0 && (
          <>
            <progress max={STAGES.length} value={place + partOf(told)} aria-label="Progress" />
            <p>
              {STAGES[place][1]}
              {told?.all !== undefined && `: ${told.done} of ${told.all}`}
            </p>
          </>
        )}
      </div>
    </main>
  );
}

function partOf(told: Told | undefined): number {
  return told?.all ? (told.done ?? 0) / told.all : 0;
}
