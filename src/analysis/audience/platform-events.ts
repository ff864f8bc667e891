import { DAY, HOUR } from '../../model/instant.ts';
import { poissonUpperTail } from '../../stats/poisson-distribution.ts';
import type { PlatformEvent, Spells } from './audience.ts';

/** Fewer people than this are no mass. */
const FEWEST = 10;
/** Probability below which a count is far outside what the hazard allows. */
const FAR_OUTSIDE = 1e-6;
/** Departures known to the moment are looked at by this step. */
const STEP = 6 * HOUR;
/** Nothing that lasts longer than this between two looks can be told to be sudden. */
const LONGEST = 3 * DAY;
/** A post's effect fades over days; a purge is over at once: its neighbours are this much lower. */
const SUDDEN = 1 / 3;

interface Interval {
  after: number;
  before: number;
  spells: number[];
  atRisk: number;
}

/**
 * Finds mass departures: one short interval with far more departures than even the busiest other
 * intervals allow, and calm on both sides. Marks their spells.
 *
 * @param spells `platformEvent` is written.
 * @param readingTimes believed readings, ascending.
 * Time O(spells log spells + intervals log intervals).
 */
export function findPlatformEvents(
  spells: Spells,
  readingTimes: Float64Array,
  from: number,
  to: number,
): PlatformEvent[] {
  const intervals = departureIntervals(spells, readingTimes, from, to);
  const rates = intervals
    .map((interval) => interval.spells.length / exposure(interval))
    .sort((a, b) => a - b);
  const events: PlatformEvent[] = [];
  for (const [i, interval] of intervals.entries()) {
    const lost = interval.spells.length;
    if (lost < FEWEST || interval.before - interval.after > LONGEST) continue;
    const rate = lost / exposure(interval);
    const busiest = busiestOther(rates, rate);
    const expected = busiest * exposure(interval);
    if (poissonUpperTail(lost, 2 * expected + 1) > FAR_OUTSIDE) continue;
    const neighbours = Math.max(pace(intervals[i - 1]), pace(intervals[i + 1]));
    if (neighbours > SUDDEN * rate) continue;
    for (const spell of interval.spells) spells.platformEvent[spell] = events.length;
    events.push({
      after: interval.after,
      before: interval.before,
      lost,
      expected,
      reason: `${lost} left at once, where ${expected.toFixed(1)} would have been many`,
    });
  }
  return events;
}

/** The rate that all but the busiest 2% of the other intervals stay below; at least three others are asked for. */
function busiestOther(ascending: readonly number[], own: number): number {
  const others = ascending.length - 1;
  if (others < 3) return own;
  return ascending[Math.min(others - 1, Math.floor(others * 0.98))];
}

function pace(interval: Interval | undefined): number {
  return interval === undefined ? 0 : interval.spells.length / exposure(interval);
}

function exposure(interval: Interval): number {
  return Math.max(1, interval.atRisk) * Math.max(1, interval.before - interval.after);
}

/** Departures by the interval between readings, or by steps where readings do not bound them. */
function departureIntervals(
  spells: Spells,
  readingTimes: Float64Array,
  from: number,
  to: number,
): Interval[] {
  const bounds = readingTimes.length >= 2 ? readingTimes : steps(from, to);
  const intervals: Interval[] = [];
  for (let b = 1; b < bounds.length; b++) {
    intervals.push({ after: bounds[b - 1], before: bounds[b], spells: [], atRisk: 0 });
  }
  const change = new Float64Array(bounds.length + 1);
  for (let s = 0; s < spells.count; s++) {
    const first = intervalOf(bounds, spells.followBefore[s]) + 1;
    const left = spells.leaveBefore[s];
    const last = left === Infinity ? bounds.length - 1 : intervalOf(bounds, left);
    change[Math.max(0, first)]++;
    change[Math.max(first, last + 1)]--;
    if (left !== Infinity && last >= 0 && last < intervals.length) intervals[last].spells.push(s);
  }
  let atRisk = 0;
  for (const [i, interval] of intervals.entries()) {
    atRisk += change[i];
    interval.atRisk = atRisk;
  }
  return intervals;
}

function steps(from: number, to: number): Float64Array {
  const count = to > from ? Math.ceil((to - from) / STEP) : 0;
  return Float64Array.from({ length: count + 1 }, (_, i) => from + i * STEP);
}

/** The interval (bounds[i], bounds[i + 1]] that holds a moment; -1 before the first. */
function intervalOf(bounds: Float64Array, moment: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle] < moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
