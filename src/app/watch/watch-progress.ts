import { z } from 'zod';
import { HOUR } from '../../model/instant.ts';
import type { ScheduleMemory } from '../../store/ports/schedule-memory.ts';

/** What the one who watches has to remember. Times are in ms since 1970. */
const WatchProgress = z.object({
  /** What was due by then has been begun, or was before anybody watched. */
  handled: z.number(),
  /** When to go on with a snapshot that was not done. */
  retryAt: z.number().optional(),
  /** How often that was put off since something was last due. */
  retries: z.int().default(0),
  /** There is something new that the kept report does not have. */
  reportDue: z.boolean().default(false),
});
export type WatchProgress = z.infer<typeof WatchProgress>;

/** ms after which a snapshot that X or the network stopped is gone on with. */
export const RETRY_AFTER = HOUR;
/** ms by which a clock is put right now and then: nothing is done twice because of that. */
const PUT_RIGHT = 60_000;

/** The same where the clock was set back: that must not put everything off until it has caught up. */
export function byClock(progress: WatchProgress, now: number): WatchProgress {
  const { handled, retryAt } = progress;
  return {
    ...progress,
    handled: handled > now + PUT_RIGHT ? now : handled,
    ...(retryAt !== undefined && { retryAt: Math.min(retryAt, now + RETRY_AFTER) }),
  };
}

export async function keptProgress(memory: ScheduleMemory): Promise<WatchProgress | undefined> {
  const text = await memory.progress();
  return text === undefined ? undefined : WatchProgress.parse(JSON.parse(text));
}

export async function keepProgress(memory: ScheduleMemory, progress: WatchProgress): Promise<void> {
  await memory.keepProgress(JSON.stringify(progress));
}
