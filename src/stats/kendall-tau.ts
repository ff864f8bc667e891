/** How strongly values increase with their position. */
export interface KendallTau {
  /** Increasing pairs minus decreasing pairs, divided by all pairs; -1 to 1. */
  tau: number;
  /** The same in standard deviations of a random order. */
  z: number;
}

/**
 * Returns Kendall's rank correlation of values with their positions (Kendall and Gibbons, Rank
 * Correlation Methods, 5th ed., chapters 1 and 4). Cost: O(n^2).
 *
 * @example
 * kendallTau(Float64Array.of(1, 3, 2, 4)).tau; // => 0.666667, five pairs rise and one falls
 */
export function kendallTau(values: Float64Array): KendallTau {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) sum += Math.sign(values[j] - values[i]);
  }
  const pairs = (n * (n - 1)) / 2;
  const spread = Math.sqrt((pairs * (2 * n + 5)) / 9);
  return { tau: pairs > 0 ? sum / pairs : 0, z: pairs > 0 ? sum / spread : 0 };
}

/**
 * Returns Kendall's rank correlation of truncated values: over the pairs in which either value could
 * have either position, given the largest value each position allows (Tsai, "Testing the assumption
 * of independence of truncation time and failure time", Biometrika 77, 1990). This removes the
 * correlation that the bounds cause. 0 without comparable pairs.
 *
 * @param bounds largest value of each position, ascending. Cost: O(n^2).
 *
 * @example
 * truncatedKendallTau(Float64Array.of(1, 2, 3), Float64Array.of(2, 3, 4)); // => 1
 */
export function truncatedKendallTau(values: Float64Array, bounds: Float64Array): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] > bounds[i]) continue;
    for (let j = i + 1; j < values.length; j++) {
      if (values[j] > bounds[i]) continue;
      sum += Math.sign(values[j] - values[i]);
      pairs++;
    }
  }
  return pairs > 0 ? sum / pairs : 0;
}
