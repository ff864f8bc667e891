import { HOUR } from '../../model/instant.ts';
import type { Spells } from './audience.ts';
import { howDeparturesAreKnown } from './how-departures-are-known.ts';

/** Interval for departures with exact times. */
const STEP = 6 * HOUR;

/** Departures by interval; interval i is (bounds[i], bounds[i + 1]]. */
export interface DepartureIntervals {
  bounds: Float64Array;
  /** Spells that ended in it. */
  spells: number[][];
  /** People x milliseconds at risk. */
  exposure: Float64Array;
}

/**
 * Returns departures by the interval between believed snapshots. Without two of them, by even steps
 * if most departures have exact times, and all in one interval if not.
 *
 * @param counts whether to include a spell's departure.
 * Cost: O(spells x log intervals).
 */
export function departureIntervals(
  spells: Spells,
  snapshotTimes: Float64Array,
  from: number,
  to: number,
  counts: (spell: number) => boolean,
): DepartureIntervals {
  const bounds = boundsOf(spells, snapshotTimes, from, to);
  const intervals = Math.max(0, bounds.length - 1);
  const ended = Array.from({ length: intervals }, (): number[] => []);
  const change = new Float64Array(bounds.length + 1);
  for (let s = 0; s < spells.count; s++) {
    const first = intervalOf(bounds, spells.followBefore[s]) + 1;
    const left = spells.leaveBefore[s];
    const last = left === Infinity ? bounds.length - 1 : intervalOf(bounds, left);
    change[Math.max(0, first)]++;
    change[Math.max(first, last + 1)]--;
    if (left !== Infinity && last >= 0 && last < intervals && counts(s)) ended[last].push(s);
  }
  let atRisk = 0;
  const exposure = Float64Array.from({ length: intervals }, (_, i) => {
    atRisk += change[i];
    return Math.max(1, atRisk) * Math.max(1, bounds[i + 1] - bounds[i]);
  });
  return { bounds, spells: ended, exposure };
}

function boundsOf(
  spells: Spells,
  snapshotTimes: Float64Array,
  from: number,
  to: number,
): Float64Array {
  if (snapshotTimes.length >= 2) return snapshotTimes;
  const { between, exact } = howDeparturesAreKnown(spells);
  return between > exact ? Float64Array.of(from, to) : steps(from, to);
}

function steps(from: number, to: number): Float64Array {
  const count = to > from ? Math.ceil((to - from) / STEP) : 0;
  return Float64Array.from({ length: count + 1 }, (_, i) => from + i * STEP);
}

/** Returns the interval (bounds[i], bounds[i + 1]] of a time; -1 before the first. */
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
