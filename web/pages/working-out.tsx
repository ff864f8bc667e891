import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client.ts';
import type { Scope } from '../shell/scope.ts';

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

type Query = Scope['query'];

/** Shown while the server computes the first report: the stage it has reached. */
export function WorkingOut({ query }: { query: Query }) {
  return (
    <main class="report waiting" id="page" aria-busy="true">
      <div role="status">
        <h1>Computing the report…</h1>
        <p class="note">The first report on a large audience takes a few seconds.</p>
        <Progress query={query} />
      </div>
    </main>
  );
}

/** Milliseconds that a change may take before the page says that it is under way. */
const SHORT = 400;

/** A box over a page whose figures are being replaced, unless that takes a moment only. */
export function Replacing({ query }: { query: Query }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SHORT);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <div class="replacing" role="status">
      <strong>Updating…</strong> <Progress query={query} />
    </div>
  );
}

function Progress({ query }: { query: Query }) {
  const [current, setCurrent] = useState<Stage>();
  useEffect(() => {
    const source = new EventSource(api.progress.$url({ query }));
    source.addEventListener('progress', ({ data }) => setCurrent(JSON.parse(data) as Stage));
    for (const end of ['ready', 'failed', 'error']) {
      source.addEventListener(end, () => source.close());
    }
    return () => source.close();
  }, [query]);
  const place = STAGES.findIndex(([stage]) => stage === current?.stage);
  if (place < 0) return null;
  return (
    <>
      <progress max={STAGES.length} value={place + partOf(current)} aria-label="Progress" />
      <p>
        {STAGES[place][1]}
        {current?.all !== undefined && `: ${current.done} of ${current.all}`}
      </p>
    </>
  );
}

function partOf(current: Stage | undefined): number {
  return current?.all ? (current.done ?? 0) / current.all : 0;
}
