import { Cron } from 'croner';
import { DAY } from '../../model/instant.ts';
import type { TimeOfDay } from './time-words.ts';
import type { WatchPlan } from './watch-plan.ts';

/**
 * Returns when the plan is next due after a time, in ms since 1970; `undefined`: never again. A time
 * that daylight saving skips is due at the end of the gap. A time that it repeats is due once.
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

/** Returns that time, or the end of the quiet hours around it. */
export function outOfQuiet(plan: WatchPlan, at: number): number {
  return isQuiet(plan, at) ? nextTime(plan.quiet!.to, plan.zone, at) : at;
}

/** Returns that time if it is in the quiet hours, or their next start. The plan must have some. */
export function intoQuiet(plan: WatchPlan, at: number): number {
  return isQuiet(plan, at) ? at : nextTime(plan.quiet!.from, plan.zone, at);
}

/** Whether a time is in the quiet hours: their end comes before their next start. */
function isQuiet({ quiet, zone }: WatchPlan, at: number): boolean {
  return quiet !== undefined && nextTime(quiet.to, zone, at) < nextTime(quiet.from, zone, at);
}

function nextTime({ hour, minute }: TimeOfDay, zone: string, after: number): number {
  return nextOf(`${minute} ${hour} * * *`, zone, after)!;
}

function nextOf(cron: string, zone: string, after: number): number | undefined {
  return new Cron(cron, { timezone: zone }).nextRun(new Date(after))?.getTime();
}

/** Returns the days since 1970 by the calendar of a time zone. */
function dayNumber(at: number, zone: string): number {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
  return Date.parse(day) / DAY;
}
