import { DEPARTURE_REASONS } from '../../model/events.ts';
import { DAY } from '../../model/instant.ts';
import { poissonUpperTail } from '../../stats/poisson-distribution.ts';
import type { MassDeparture, Spells } from './audience.ts';
import { type DepartureIntervals, departureIntervals } from './departure-intervals.ts';
import { type OutstandingRun, outstandingRuns, type Run } from './departure-runs.ts';

/** Probability below which a number of posts is a flood. */
const FLOOD = 1e-4;

/** The platform itself suspends and deletes accounts, usually few of them. */
const BY_PLATFORM = new Set(
  ['suspended', 'deleted'].map((reason) =>
    (DEPARTURE_REASONS as readonly string[]).indexOf(reason),
  ),
);

/**
 * Finds mass departures: far more people gone within a short time than even the busiest other days
 * allow, with calm before and after, and not after a flood of posts. Departures by the platform are
 * then compared among themselves, since a few dozen of them are already unusual. Marks the spells
 * that end in a mass departure.
 *
 * @param spells gets `massDeparture`.
 * @param snapshotTimes believed snapshots, ascending.
 * @param postTimes of the owner's posts, ascending.
 * Cost: O(spells log intervals + intervals log intervals).
 */
export function findMassDepartures(
  spells: Spells,
  snapshotTimes: Float64Array,
  postTimes: Float64Array,
  from: number,
  to: number,
): MassDeparture[] {
  const found: MassDeparture[] = [];
  const findAmong = (counts: (spell: number) => boolean): void => {
    const intervals = departureIntervals(spells, snapshotTimes, from, to, counts);
    for (const run of outstandingRuns(intervals)) {
      if (isAfterFlood(run, intervals, postTimes)) continue;
      for (let i = run.first; i < run.end; i++) {
        for (const spell of intervals.spells[i]) spells.massDeparture[spell] = found.length;
      }
      found.push(massDepartureOf(run, intervals));
    }
  };
  findAmong(() => true);
  findAmong((s) => spells.massDeparture[s] < 0 && BY_PLATFORM.has(spells.reason[s]));
  return sortedByTime(found, spells);
}

function massDepartureOf(
  { first, end, lost, usual }: OutstandingRun,
  { bounds }: DepartureIntervals,
): MassDeparture {
  return {
    after: bounds[first],
    before: bounds[end],
    lost,
    expected: usual,
    reason: `${lost} left at once; ${usual.toFixed(1)} would be usual`,
  };
}

/** Sorts mass departures by time, and renumbers the marks of the spells. */
function sortedByTime(found: readonly MassDeparture[], spells: Spells): MassDeparture[] {
  const order = Array.from(found.keys()).sort((a, b) => found[a].after - found[b].after || a - b);
  const place = new Map(order.map((number, at) => [number, at]));
  spells.massDeparture.forEach((number, s) => {
    if (number >= 0) spells.massDeparture[s] = place.get(number)!;
  });
  return order.map((number) => found[number]);
}

/** Returns whether the account posted far more than usual in the run or on the day before. */
function isAfterFlood(
  { first, end }: Run,
  { bounds }: DepartureIntervals,
  postTimes: Float64Array,
): boolean {
  const observed = postTimes.filter((at) => at > bounds[0] && at <= bounds.at(-1)!);
  const before = observed.filter((at) => at > bounds[first] - DAY && at <= bounds[end]);
  const inDayFrom = (from: number): number =>
    before.filter((at) => at >= from && at < from + DAY).length;
  const most = before.reduce((peak, at) => Math.max(peak, inDayFrom(at)), 0);
  const usual = ((observed.length - most + 1) * DAY) / (bounds.at(-1)! - bounds[0]);
  return poissonUpperTail(most, usual) < FLOOD;
}
