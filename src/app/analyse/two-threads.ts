import { availableParallelism } from 'node:os';
import { type HeavySteps, IN_ONE_THREAD } from '../../analysis/heavy-steps.ts';
import { edgeCount } from '../../analysis/similarity/compact-graph.ts';
import { joinNearest, nearestRows } from '../../analysis/similarity/nearest-rows.ts';
import { SecondThread } from './second-thread.ts';

/** Work on fewer edges or entries than these is done before another thread has started. */
const WORTH_SHARING = 100_000;

/**
 * The heavy steps shared among two threads where that pays; a third would need its memory too. The
 * second is started when there is work for it. `end` lets it go.
 *
 * @param worthSharing edges or entries from which on work is shared.
 */
export function inTwoThreads(worthSharing: number = WORTH_SHARING): {
  steps: HeavySteps;
  end: () => void;
} {
  if (availableParallelism() < 2) return { steps: IN_ONE_THREAD, end: () => undefined };
  let started: SecondThread | undefined;
  const second = (): SecondThread => (started ??= new SecondThread());
  const steps: HeavySteps = {
    nearestRows(rows, k) {
      if (rows.column.length < worthSharing) return nearestRows(rows, k);
      const half = rows.rows >> 1;
      const [first, last] = second().share(() => nearestRows(rows, k, 0, half), {
        name: 'nearestRows',
        rows,
        k,
        from: half,
        to: rows.rows,
      });
      return joinNearest(first, last);
    },
    louvainRuns(graph, seeds) {
      if (seeds.length < 2 || edgeCount(graph) < worthSharing) {
        return IN_ONE_THREAD.louvainRuns(graph, seeds);
      }
      const half = (seeds.length + 1) >> 1;
      const [first, last] = second().share(
        () => IN_ONE_THREAD.louvainRuns(graph, seeds.slice(0, half)),
        { name: 'louvainRuns', graph, seeds: seeds.slice(half) },
      );
      return [...first, ...last];
    },
    refinementRuns(evidence, beginnings) {
      if (beginnings.length < 2 || edgeCount(evidence.graph) < worthSharing) {
        return IN_ONE_THREAD.refinementRuns(evidence, beginnings);
      }
      const half = (beginnings.length + 1) >> 1;
      const [first, last] = second().share(
        () => IN_ONE_THREAD.refinementRuns(evidence, beginnings.slice(0, half)),
        { name: 'refinementRuns', evidence, beginnings: beginnings.slice(half) },
      );
      return [...first, ...last];
    },
  };
  return { steps, end: () => started?.end() };
}
