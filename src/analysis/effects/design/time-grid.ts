import { DAY, HOUR } from '../../../model/instant.ts';
import type { Audience } from '../../audience/audience.ts';
import type { Window } from '../../audience/window.ts';
import { howDeparturesAreKnown } from '../../audience/how-departures-are-known.ts';

/** The observed time, divided into intervals, and these into steps of even exposure. */
export interface TimeGrid {
  /** Interval i is (bound[i], bound[i + 1]]; ms. */
  bound: Float64Array;
  /** Interval i has the steps stepStart[i] .. stepStart[i + 1]. */
  stepStart: Int32Array;
  /** Step s is (stepBound[s], stepBound[s + 1]]; ms. */
  stepBound: Float64Array;
}

/** Snapshots closer together than this count as one: more rows add no information. */
const SHORTEST_INTERVAL = 12 * HOUR;
const MOST_INTERVALS = 1500;
const STEP = 6 * HOUR;
const MOST_STEPS = 6000;

/** The observed time; ms. */
type Observed = Pick<Window, 'from' | 'to'>;

/**
 * Returns the intervals: those between believed snapshots if departures come from snapshots, or
 * steps of half a day if they have exact times. Without two believed snapshots, departures between
 * snapshots have one interval, or two.
 */
export function timeGrid(audience: Audience, { from, to }: Observed): TimeGrid {
  const bound = bounds(audience, from, to);
  const total = bound.length > 1 ? bound.at(-1)! - bound[0] : 0;
  const step = Math.max(STEP, total / MOST_STEPS);
  const stepStart = new Int32Array(bound.length);
  const stepBound: number[] = [];
  for (let i = 0; i + 1 < bound.length; i++) {
    const length = bound[i + 1] - bound[i];
    const steps = Math.max(1, Math.round(length / step));
    stepStart[i] = stepBound.length;
    for (let s = 0; s < steps; s++) stepBound.push(bound[i] + (length * s) / steps);
  }
  stepStart[Math.max(0, bound.length - 1)] = stepBound.length;
  stepBound.push(bound.at(-1) ?? from);
  return { bound, stepStart, stepBound: Float64Array.from(stepBound) };
}

function bounds(audience: Audience, from: number, to: number): Float64Array {
  const watched = audience.watched.filter((time) => time >= from && time <= to);
  const { between, exact } = howDeparturesAreKnown(audience.spells);
  if (watched.length >= 2 && between >= exact) return thinned(watched);
  // Steps finer than the departures are known would put all of them into the last one.
  if (between > exact) return thinned(Float64Array.of(from, ...watched, to));
  return even(from, to);
}

export function intervalCount(grid: TimeGrid): number {
  return Math.max(0, grid.bound.length - 1);
}

function thinned(times: Float64Array): Float64Array {
  const shortest = Math.max(SHORTEST_INTERVAL, (times.at(-1)! - times[0]) / MOST_INTERVALS);
  const kept = [times[0]];
  for (const time of times) if (time - kept.at(-1)! >= shortest * 0.75) kept.push(time);
  // The last snapshot ends the last interval, however short.
  if (kept.at(-1) !== times.at(-1)) {
    if (kept.length > 1) kept.pop();
    kept.push(times.at(-1)!);
  }
  return Float64Array.from(kept);
}

function even(from: number, to: number): Float64Array {
  if (!(to > from)) return new Float64Array(0);
  const length = Math.max(SHORTEST_INTERVAL, (to - from) / MOST_INTERVALS);
  const count = Math.max(1, Math.round((to - from) / length));
  return Float64Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
}

/** Returns the length of the grid in days. */
export function watchedDays(grid: TimeGrid): number {
  return grid.bound.length > 1 ? (grid.bound.at(-1)! - grid.bound[0]) / DAY : 0;
}
