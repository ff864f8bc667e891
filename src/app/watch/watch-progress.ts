import { z } from 'zod';
import { HOUR } from '../../model/instant.ts';
import type { ScheduleMemory } from '../../store/ports/schedule-memory.ts';

/** What the watching process must remember. Times are in ms since 1970. */
const WatchProgress = z.object({
  /** Everything that was due by then has begun, or was due before the first watch. */
  handled: z.number(),
  /** When to continue an interrupted snapshot. */
  retryAt: z.number().optional(),
  /** When to take a snapshot because live reports are lost. */
  catchUpAt: z.number().optional(),
  /** When deletions were last followed without a snapshot. */
  deletionsAt: z.number().optional(),
  /** How often we have tried that since something was last due. */
  retries: z.int().default(0),
  /** Whether there is something new that the stored report lacks. */
  reportDue: z.boolean().default(false),
});
export type WatchProgress = z.infer<typeof WatchProgress>;

/** ms after which to continue a snapshot that the platform or the network stopped. */
export const RETRY_AFTER = HOUR;
/** ms by which a clock may be corrected without anything happening twice. */
const PUT_RIGHT = 60_000;

/** Adapts progress to a clock that was set back, so that we do not wait until it catches up. */
export function byClock(progress: WatchProgress, now: number): WatchProgress {
  const { handled, retryAt, catchUpAt, deletionsAt } = progress;
  return {
    ...progress,
    handled: handled > now + PUT_RIGHT ? now : handled,
    ...(retryAt !== undefined && { retryAt: Math.min(retryAt, now + RETRY_AFTER) }),
    ...(catchUpAt !== undefined && { catchUpAt: Math.min(catchUpAt, now + RETRY_AFTER) }),
    ...(deletionsAt !== undefined && { deletionsAt: Math.min(deletionsAt, now) }),
  };
}

export async function storedProgress(memory: ScheduleMemory): Promise<WatchProgress | undefined> {
  const text = await memory.progress();
  return text === undefined ? undefined : WatchProgress.parse(JSON.parse(text));
}

export async function keepProgress(memory: ScheduleMemory, progress: WatchProgress): Promise<void> {
  await memory.keepProgress(JSON.stringify(progress));
}
