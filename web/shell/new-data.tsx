import { useEffect, useState } from 'preact/hooks';
import { fetchJson } from '../api/request.ts';
import { api } from '../api/client.ts';
import type { Scope } from './scope.ts';

/** How often to look, in ms. */
const EVERY = 15_000;

/** Says that there is data that the report lacks, such as live reports. Nothing moves until asked. */
export function NewData({ scope }: { scope: Scope }) {
  const [stored, setStored] = useState<number>();
  const { account } = scope.query;
  const { events } = scope.report.inputs;
  useEffect(() => {
    const look = async (): Promise<void> => {
      if (document.hidden) return;
      const outcome = await fetchJson(() => api.sources.$get({ query: { account } }));
      if (outcome.state === 'loaded') setStored(outcome.value.events);
    };
    const timer = setInterval(() => void look(), EVERY);
    const onShown = (): void => void look();
    document.addEventListener('visibilitychange', onShown);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [account]);
  return (
    <span class="note" role="status">
      {stored !== undefined && stored !== events && (
        <>
          There is new data.{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setStored(undefined);
              scope.refresh();
            }}
          >
            Update
          </button>
        </>
      )}
    </span>
  );
}
