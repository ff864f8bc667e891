/**
 * Returns the value below which a share p of the weight lies: the plain quantile if each value were
 * repeated as often as its weight. Between two values it is their mean, so p = 0.5 is the usual
 * median (type 2 of Hyndman and Fan, "Sample quantiles
 * in statistical packages", The American Statistician 50, 1996).
 *
 * @param weights not negative, one a value.
 * @param p in [0, 1].
 * @returns NaN if all weights are 0. Cost: O(n log n).
 *
 * @example
 * weightedQuantile([1, 2, 3], [1, 1, 2], 0.5); // => 2.5
 */
export function weightedQuantile(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  p: number,
): number {
  const order = Array.from(values, (_, i) => i).filter((i) => weights[i] > 0);
  order.sort((a, b) => values[a] - values[b]);
  const total = order.reduce((sum, i) => sum + weights[i], 0);
  const wanted = p * total;
  let below = 0;
  for (const [position, i] of order.entries()) {
    below += weights[i];
    if (position === order.length - 1 || below > wanted * (1 + ROUNDING)) return values[i];
    if (below >= wanted * (1 - ROUNDING)) return (values[i] + values[order[position + 1]]) / 2;
  }
  return Number.NaN;
}

/** Relative rounding error of a sum of weights: shares closer than this are equal. */
const ROUNDING = 1e-12;
