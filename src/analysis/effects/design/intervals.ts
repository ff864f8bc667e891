import { intervalCount, type TimeGrid } from './time-grid.ts';

/**
 * Returns the number of the interval (bound[i], bound[i + 1]] of a time: -1 before the first one,
 * and the number of intervals after the last.
 */
export function intervalAt(bound: Float64Array, moment: number): number {
  let low = 0;
  let high = bound.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (bound[mid] < moment) low = mid + 1;
    else high = mid;
  }
  return low - 1;
}

/** Divides an event in (after, before] among the intervals it may lie in, by their length. */
export function shareOut(
  grid: TimeGrid,
  after: number,
  before: number,
  take: (interval: number, share: number) => void,
): void {
  const intervals = intervalCount(grid);
  const last = intervalAt(grid.bound, before);
  if (last < 0 || last >= intervals) return;
  const first = after === before ? last : Math.max(0, intervalAfter(grid.bound, after));
  if (first >= last) {
    take(last, 1);
    return;
  }
  const from = Math.max(after, grid.bound[first]);
  for (let i = first; i <= last; i++) {
    const begin = Math.max(from, grid.bound[i]);
    const end = Math.min(before, grid.bound[i + 1]);
    take(i, (end - begin) / (before - from));
  }
}

/** Returns the interval of the time just after a moment. */
function intervalAfter(bound: Float64Array, moment: number): number {
  const at = intervalAt(bound, moment);
  return bound[at + 1] === moment ? at + 1 : at;
}
