import { z } from 'zod';
import { HOUR } from '../../model/instant.ts';
import type { ScheduleMemory } from '../../store/ports/schedule-memory.ts';
import { dueAfter, intoQuiet, outOfQuiet } from './due-times.ts';
import type { WatchPlan } from './watch-plan.ts';

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
  /** When to update the report because live reports brought something new. */
  liveReportAt: z.number().optional(),
});
export type WatchProgress = z.infer<typeof WatchProgress>;

/** ms after which to continue a snapshot that the platform or the network stopped. */
export const RETRY_AFTER = HOUR;
/** ms after which live reports are in the report. */
export const LIVE_REPORT_AFTER = HOUR;
/** ms by which a clock may be corrected without anything happening twice. */
const PUT_RIGHT = 60_000;

/** Adapts progress to a clock that was set back, so that we do not wait until it catches up. */
export function byClock(progress: WatchProgress, now: number): WatchProgress {
  const { handled, retryAt, catchUpAt, deletionsAt, liveReportAt } = progress;
  return {
    ...progress,
    handled: handled > now + PUT_RIGHT ? now : handled,
    ...(retryAt !== undefined && { retryAt: Math.min(retryAt, now + RETRY_AFTER) }),
    ...(catchUpAt !== undefined && { catchUpAt: Math.min(catchUpAt, now + RETRY_AFTER) }),
    ...(liveReportAt !== undefined && {
      liveReportAt: Math.min(liveReportAt, now + LIVE_REPORT_AFTER),
    }),
    ...(deletionsAt !== undefined && { deletionsAt: Math.min(deletionsAt, now) }),
  };
}

/** Returns when a snapshot is next due, and when it may begin: now or later, outside quiet hours. */
export function nextStart(
  plan: WatchPlan,
  { handled, retryAt, catchUpAt }: WatchProgress,
  now: number,
): { dueAt: number; start: number } | undefined {
  const dueAt = Math.min(
    dueAfter(plan, handled) ?? Infinity,
    retryAt ?? Infinity,
    catchUpAt ?? Infinity,
  );
  if (dueAt === Infinity) return undefined;
  return { dueAt, start: outOfQuiet(plan, Math.max(dueAt, now)) };
}

/** Returns when to update the report, outside or in quiet hours; `undefined`: it is up to date. */
export function reportAt(
  plan: WatchPlan,
  { reportDue, liveReportAt = Infinity }: WatchProgress,
  now: number,
): number | undefined {
  const due = reportDue ? now : Math.max(now, liveReportAt);
  if (due === Infinity) return undefined;
  return plan.reportInQuiet ? intoQuiet(plan, due) : outOfQuiet(plan, due);
}

export async function storedProgress(memory: ScheduleMemory): Promise<WatchProgress | undefined> {
  const text = await memory.progress();
  return text === undefined ? undefined : WatchProgress.parse(JSON.parse(text));
}

export async function keepProgress(memory: ScheduleMemory, progress: WatchProgress): Promise<void> {
  await memory.keepProgress(JSON.stringify(progress));
}
