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

/** Work on fewer edges or entries than these is done before another thread has started. */
const WORTH_SHARING = 100_000;

/**
 * Runs a computation and shares its heavy work with a second thread where that pays; a third would
 * need its memory too. The second is started when there is work for it, and gone in the end.
 *
 * @param worthSharing edges or entries from which on work is shared.
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

/** One half here and the other there. What the other thread fails to do is done here after all. */
async function doHalves(
  [own, theirs]: [HeavyWork, HeavyWork],
  thread: ThreadPool,
): Promise<[HeavyResult, HeavyResult]> {
  const begins = Promise.withResolvers<void>();
  const other = thread.run(HEAVY_WORK, theirs, () => begins.resolve()).catch(() => undefined);
  // It cannot be sent anything while this thread does its own half.
  await Promise.race([begins.promise, other]);
  const first = doHeavyWork(own);
  return [first, (await other) ?? doHeavyWork(theirs)];
}
