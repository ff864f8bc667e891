import type { GroupedIntervals } from './interval-likelihood.ts';

/** Slope and information of an interval likelihood, places without probability left out. */
export interface IntervalInformation {
  /** Cumulative probabilities that are free to move: after each place kept but the last. */
  size: number;
  /** Derivative of the log likelihood by each. */
  slope: Float64Array;
  /** Minus the second derivatives, size x size; the lower half. */
  information: Float64Array;
}

/**
 * A run that covers the kept places a .. b - 1 has the probability F(b) - F(a), so it adds w / P^2
 * to (a, a) and (b, b) of the information and takes it from (b, a): a band, where intervals are
 * short. Time O(groups + kept^2).
 *
 * @param kept places, ascending. @param cumulative probability of the first k places.
 */
export function intervalInformation(
  { places, first, end, weight }: GroupedIntervals,
  kept: readonly number[],
  cumulative: Float64Array,
): IntervalInformation {
  const size = Math.max(0, kept.length - 1);
  const information = new Float64Array(size * size);
  const slope = new Float64Array(size);
  const keptBefore = new Int32Array(places + 1);
  for (const k of kept) keptBefore[k + 1] = 1;
  for (let k = 0; k < places; k++) keptBefore[k + 1] += keptBefore[k];
  for (let g = 0; g < weight.length; g++) {
    const a = keptBefore[first[g]] - 1;
    const b = keptBefore[end[g]] - 1;
    const probability = cumulative[end[g]] - cumulative[first[g]];
    const pull = weight[g] / probability;
    const bend = pull / probability;
    if (a >= 0) {
      slope[a] -= pull;
      information[a * size + a] += bend;
    }
    if (b < size) {
      slope[b] += pull;
      information[b * size + b] += bend;
    }
    if (a >= 0 && b < size) information[b * size + a] -= bend;
  }
  return { size, slope, information };
}
