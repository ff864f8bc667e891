import { availableParallelism } from 'node:os';
import {
  doHeavyWork,
  halvesOf,
  type Heavy,
  type HeavyResult,
  type HeavyWork,
  joinHalves,
  runHere,
  sizeOf,
} from '../../analysis/heavy-work.ts';
import type { ThreadPool } from '../../workers/thread-pool.ts';
import { threadPool } from '../threads.ts';
import { HEAVY_WORK } from './heavy-work-name.ts';

/** This thread finishes work on fewer edges or entries before another thread could start. */
const WORTH_SHARING = 100_000;

/**
 * Runs a computation and shares its heavy work with a second thread if that saves time. A third
 * thread would need as much memory again. The second starts when there is work for it, and ends with
 * the computation.
 *
 * @param worthSharing the least edges or entries for which work is shared.
 */
export async function shareHeavyWork<Result>(
  computation: Heavy<Result>,
  worthSharing: number = WORTH_SHARING,
): Promise<Result> {
  if (availableParallelism() < 2) return runHere(computation);
  const thread = threadPool();
  try {
    let step = computation.next();
    while (step.done !== true) {
      const work = step.value;
      const halves = sizeOf(work) < worthSharing ? undefined : halvesOf(work);
      const result =
        halves === undefined
          ? doHeavyWork(work)
          : joinHalves(work, ...(await doHalves(halves, thread)));
      step = computation.next(result);
    }
    return step.value;
  } finally {
    await thread.end();
  }
}

/** Does one half here and the other in the second thread; if that fails, does both here. */
async function doHalves(
  [own, theirs]: [HeavyWork, HeavyWork],
  thread: ThreadPool,
): Promise<[HeavyResult, HeavyResult]> {
  const begins = Promise.withResolvers<void>();
  const other = thread.run(HEAVY_WORK, theirs, () => begins.resolve()).catch(() => undefined);
  // While this thread does its own half, it cannot send anything.
  await Promise.race([begins.promise, other]);
  const first = doHeavyWork(own);
  return [first, (await other) ?? doHeavyWork(theirs)];
}
