/**
 * The value below which a share p of the weight lies: what the plain quantile would be if each
 * value were repeated as often as its weight says. Where the share falls just between two values,
 * their mean, so that p = 0.5 is the usual median (type 2 of Hyndman and Fan, "Sample quantiles
 * in statistical packages", The American Statistician 50, 1996).
 *
 * @param weights not negative, one a value.
 * @param p in [0, 1].
 * @returns NaN where nothing has any weight. Time O(n log n).
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

/** Shares that differ by less are the same: sums of weights are not exact. */
const ROUNDING = 1e-12;
