import { DAY } from '../../model/instant.ts';
import type { CollectSettings } from '../collect/collect-settings.ts';
import { pricesOf } from '../collect/collect-settings.ts';
import { withMargin } from '../collect/lists/page-size.ts';
import { USUAL_POSTS } from '../collect/read-posts.ts';
import { dueAfter, outOfQuiet } from './due-times.ts';
import type { WatchPlan } from './watch-plan.ts';

/** Days that a month has on average, and of which its number of snapshots is counted. */
const MONTH_DAYS = 365.25 / 12;
const COUNTED_DAYS = 84;
/** Where there are more in those days, the time that these take stands for the rest. */
const MOST_COUNTED = 1000;

/** What a schedule would cost in a month, in micro-dollars, against what the owner allows. */
export interface MonthCost {
  followers: number;
  snapshots: number;
  /** The list and the posts; with whom the owner follows and who reacted, as far as allowed. */
  low: number;
  high: number;
  monthCap: number;
  /** What one snapshot may cost at most, without the look-ups, against what a run may. */
  run: number;
  runCap: number;
  /** `never`: not one list may be read to its end; `part`: money ends before the month; `close`: it may. */
  fits: 'yes' | 'close' | 'part' | 'never';
  /** Where money ends before the month: reading every so many days would do. */
  everyDays: number;
}

/** X charges for each thing once a day (UTC), so two snapshots of a day cost little more than one. */
export function monthCost(
  plan: WatchPlan,
  settings: CollectSettings,
  followers: number,
  now: number,
): MonthCost {
  const prices = pricesOf(settings);
  const { days, runs } = runsFrom(plan, now);
  const list = followers * prices.followers;
  const perDay = list + USUAL_POSTS * prices.posts + prices.users;
  const low = days * perDay;
  const high = low + runs * settings.extras;
  const begun = withMargin(followers) * prices.followers;
  const perRun = begun + USUAL_POSTS * prices.posts + settings.extras;
  const { monthCap, runCap } = settings;
  const never = list > runCap || list > monthCap;
  const fits = never
    ? 'never'
    : low > monthCap
      ? 'part'
      : high > monthCap || begun > runCap
        ? 'close'
        : 'yes';
  const everyDays = Math.ceil((MONTH_DAYS * (perDay + settings.extras)) / Math.max(1, monthCap));
  const counts = { followers, snapshots: Math.round(runs), everyDays };
  return { ...counts, low, high, monthCap, run: perRun, runCap, fits };
}

/** In a month: days (UTC) with a snapshot, and snapshots. */
function runsFrom(plan: WatchPlan, now: number): { days: number; runs: number } {
  const days = new Set<number>();
  const runs = new Set<number>();
  let last = now;
  for (let at = dueAfter(plan, now); at !== undefined;) {
    const start = outOfQuiet(plan, at);
    if (start > now + COUNTED_DAYS * DAY || runs.size >= MOST_COUNTED) break;
    days.add(Math.floor(start / DAY));
    runs.add(start);
    last = start;
    // All that falls due in quiet hours begins once, at their end.
    at = dueAfter(plan, Math.max(at, start - 1));
  }
  const span = runs.size >= MOST_COUNTED ? (last - now) / DAY : COUNTED_DAYS;
  // The first and the last of the days counted may be parts of one.
  const inMonth = Math.min((days.size * MONTH_DAYS) / span, MONTH_DAYS);
  return { days: inMonth, runs: (runs.size * MONTH_DAYS) / span };
}
