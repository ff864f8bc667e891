import type { Jobs } from '../../jobs/jobs.ts';
import type { Store } from '../../store/ports/store.ts';
import type { Depth } from '../fair-queue.ts';
import { KeepWhileSame } from '../keep-while-same.ts';
import { keptCapacity } from './kept-capacity.ts';

const MONTH = 'YYYY-MM'.length;

/** Returns the queues that all processes of a database share. */
export async function sharedQueues(jobs: Pick<Jobs, 'depths'>): Promise<Record<string, Depth>> {
  return Object.fromEntries((await jobs.depths()).map(({ queue, ...depth }) => [queue, depth]));
}

/** Returns functions that read a database as a whole. They ask it again only once it has changed. */
export function measuredIn(
  store: Pick<Store, 'accounts' | 'forAccount' | 'version'>,
  now: () => number,
) {
  const kept = new KeepWhileSame<number>(store);
  const stores = async () =>
    Promise.all((await store.accounts.all()).map(({ id }) => store.forAccount(id)));
  return {
    /** Dollars of this month (UTC), those included that X may have charged for lost responses. */
    spending: (): Promise<number> => {
      const month = new Date(now()).toISOString().slice(0, MONTH);
      return kept.of(`spending ${month}`, async () => {
        let micros = 0;
        for (const { collector } of await stores()) {
          const lines = await collector.spending.since(Date.parse(`${month}-01`));
          micros += lines.reduce((sum, { amount, unsure }) => sum + amount + unsure, 0);
        }
        return micros / 1e6;
      });
    },
    /** Requests per second of the newest load test; 0 if there was none. */
    capacity: (): Promise<number> =>
      kept.of('capacity', async () => {
        const tests = await Promise.all((await stores()).map(keptCapacity));
        const newest = tests
          .filter((test) => test !== undefined)
          .toSorted((a, b) => b.measuredAt.localeCompare(a.measuredAt));
        return newest.at(0)?.rate ?? 0;
      }),
  };
}
