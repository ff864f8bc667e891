import { z } from 'zod';
import type { ScheduleMemory } from '../../store/schedule-memory.ts';

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

export async function keptProgress(memory: ScheduleMemory): Promise<WatchProgress | undefined> {
  const text = await memory.progress();
  return text === undefined ? undefined : WatchProgress.parse(JSON.parse(text));
}

export async function keepProgress(memory: ScheduleMemory, progress: WatchProgress): Promise<void> {
  await memory.keepProgress(JSON.stringify(progress));
}
