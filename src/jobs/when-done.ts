import { setTimeout as sleep } from 'node:timers/promises';
import type { Jobs, QueueName } from './jobs.ts';

/** ms between two looks. */
const LOOK = 250;

/**
 * Waits until a job is done, and returns its output. Throws if it failed, or is no longer known, or
 * when the signal is aborted.
 */
export async function whenDone(
  jobs: Pick<Jobs, 'find'>,
  queue: QueueName,
  id: string,
  signal: AbortSignal,
): Promise<object> {
  for (;;) {
    const found = await jobs.find(queue, id);
    if (found?.state === 'done') return found.output;
    if (found === undefined || found.state === 'failed') {
      throw new Error(`job ${id} failed: ${found?.message ?? 'it is not known'}`);
    }
    await sleep(LOOK, undefined, { signal });
  }
}
