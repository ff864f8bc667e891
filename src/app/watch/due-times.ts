import { Cron } from 'croner';
import { DAY } from '../../model/instant.ts';
import type { TimeOfDay } from './time-words.ts';
import type { WatchPlan } from './watch-plan.ts';

/**
 * When the plan is next due after a time, in ms since 1970; `undefined`: never again. A time that
 * daylight saving leaves out is due at the end of the gap, one that it repeats is due once.
 */
export function dueAfter({ rhythm, zone }: WatchPlan, after: number): number | undefined {
  const next = rhythm.crons.flatMap((cron) => {
    for (let at = after; ;) {
      const run = nextOf(cron, zone, at);
      if (run === undefined || dayNumber(run, zone) % rhythm.everyDays === 0) return run ?? [];
      at = run;
    }
  });
  return next.length === 0 ? undefined : Math.min(...next);
}

/** That time, or the end of the quiet hours it is in. */
export function outOfQuiet(plan: WatchPlan, at: number): number {
  return isQuiet(plan, at) ? nextTime(plan.quiet!.to, plan.zone, at) : at;
}

/** That time where it is in the quiet hours, or when they next begin; there must be some. */
export function intoQuiet(plan: WatchPlan, at: number): number {
  return isQuiet(plan, at) ? at : nextTime(plan.quiet!.from, plan.zone, at);
}

/** Whether the quiet hours have begun and not ended: their end is nearer than their beginning. */
function isQuiet({ quiet, zone }: WatchPlan, at: number): boolean {
  return quiet !== undefined && nextTime(quiet.to, zone, at) < nextTime(quiet.from, zone, at);
}

function nextTime({ hour, minute }: TimeOfDay, zone: string, after: number): number {
  return nextOf(`${minute} ${hour} * * *`, zone, after)!;
}

function nextOf(cron: string, zone: string, after: number): number | undefined {
  return new Cron(cron, { timezone: zone }).nextRun(new Date(after))?.getTime();
}

/** Days since 1970 by the calendar of a zone. */
function dayNumber(at: number, zone: string): number {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
  return Date.parse(day) / DAY;
}
