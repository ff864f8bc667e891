import { DAY } from '../../model/instant.ts';
import type { CollectSettings } from '../collect/collect-settings.ts';
import { livePlatform } from '../../platforms/registry.ts';
import { pricesOf } from '../collect/collect-settings.ts';
import { withMargin } from '../collect/lists/page-size.ts';
import { USUAL_POSTS } from '../collect/read-posts.ts';
import { dueAfter, outOfQuiet } from './due-times.ts';
import type { WatchPlan } from './watch-plan.ts';

/** Days in an average month, and days over which we count snapshots. */
const MONTH_DAYS = 365.25 / 12;
const COUNTED_DAYS = 84;
/** We count no more snapshots than this, and extrapolate from the time they take. */
const MOST_COUNTED = 1000;

/** The monthly cost of a schedule, and the owner's limits, in micro-dollars. */
export interface MonthCost {
  followers: number;
  snapshots: number;
  /** The cost without following and engagements, and with as much of them as allowed. */
  low: number;
  high: number;
  monthCap: number;
  /** The most that one snapshot may cost, without look-ups, and its limit. */
  run: number;
  runCap: number;
  /** `never`: too little for one list; `part`: too little for the month; `close`: perhaps enough. */
  fits: 'yes' | 'close' | 'part' | 'never';
  /** A snapshot every so many days would fit the monthly limit. */
  everyDays: number;
}

/**
 * Returns the monthly cost of a plan. A platform charges for each item once a day (UTC), so two
 * snapshots on one day cost little more than one.
 */
export function monthCost(
  plan: WatchPlan,
  settings: CollectSettings,
  followers: number,
  now: number,
): MonthCost {
  const prices = pricesOf(settings);
  const extras = livePlatform(settings.platform).prices === undefined ? 0 : settings.extras;
  const { days, runs } = runsFrom(plan, now);
  const list = followers * prices.followers;
  const perDay = list + USUAL_POSTS * prices.posts + prices.users;
  const low = days * perDay;
  const high = low + runs * extras;
  const begun = withMargin(followers) * prices.followers;
  const perRun = begun + USUAL_POSTS * prices.posts + extras;
  const { monthCap, runCap } = settings;
  const never = list > runCap || list > monthCap;
  const fits = never
    ? 'never'
    : low > monthCap
      ? 'part'
      : high > monthCap || begun > runCap
        ? 'close'
        : 'yes';
  const everyDays = Math.ceil((MONTH_DAYS * (perDay + extras)) / Math.max(1, monthCap));
  const counts = { followers, snapshots: Math.round(runs), everyDays };
  return { ...counts, low, high, monthCap, run: perRun, runCap, fits };
}

/** Returns how many days (UTC) with a snapshot a month has, and how many snapshots. */
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
    // One snapshot, after the quiet hours, makes up for all that were due in them.
    at = dueAfter(plan, Math.max(at, start - 1));
  }
  const span = runs.size >= MOST_COUNTED ? (last - now) / DAY : COUNTED_DAYS;
  // We may have counted parts of the first and the last day as whole days.
  const inMonth = Math.min((days.size * MONTH_DAYS) / span, MONTH_DAYS);
  return { days: inMonth, runs: (runs.size * MONTH_DAYS) / span };
}
