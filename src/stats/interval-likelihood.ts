import type { InnermostIntervals } from './innermost-intervals.ts';

/** Observations that cover the same run of innermost intervals, first .. end - 1, as one. */
export interface GroupedIntervals {
  /** How many innermost intervals there are. */
  places: number;
  first: Int32Array;
  end: Int32Array;
  weight: Float64Array;
  totalWeight: number;
}

/** Groups observations that say the same. Time O(n log n). */
export function groupIntervals(
  { left, first, end }: InnermostIntervals,
  weight: Float64Array,
): GroupedIntervals {
  const places = left.length;
  const weightOf = new Map<number, number>();
  let totalWeight = 0;
  for (let i = 0; i < first.length; i++) {
    const run = first[i] * (places + 1) + end[i];
    weightOf.set(run, (weightOf.get(run) ?? 0) + weight[i]);
    totalWeight += weight[i];
  }
  const runs = Float64Array.from(weightOf.keys()).sort();
  return {
    places,
    first: Int32Array.from(runs, (run) => Math.floor(run / (places + 1))),
    end: Int32Array.from(runs, (run) => run % (places + 1)),
    weight: Float64Array.from(runs, (run) => weightOf.get(run)!),
    totalWeight,
  };
}

/** Sum of weight x log probability of each run; `cumulative[k]` is that of the first k places. */
export function logLikelihoodOf(
  { first, end, weight }: GroupedIntervals,
  cumulative: Float64Array,
): number {
  let sum = 0;
  for (let g = 0; g < weight.length; g++) {
    sum += weight[g] * Math.log(cumulative[end[g]] - cumulative[first[g]]);
  }
  return sum;
}

/** Derivative of the log likelihood by the probability of each place. Time O(groups + places). */
export function pullOf(
  { places, first, end, weight }: GroupedIntervals,
  cumulative: Float64Array,
): Float64Array {
  const pull = new Float64Array(places + 1);
  for (let g = 0; g < weight.length; g++) {
    const share = weight[g] / (cumulative[end[g]] - cumulative[first[g]]);
    pull[first[g]] += share;
    pull[end[g]] -= share;
  }
  for (let k = 1; k <= places; k++) pull[k] += pull[k - 1];
  return pull.subarray(0, places);
}
