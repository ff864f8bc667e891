/** How far values grow from one place to the next. */
export interface KendallTau {
  /** Pairs in which the later value is larger less those in which it is smaller, over all; -1 to 1. */
  tau: number;
  /** In standard deviations of what a random order gives. */
  z: number;
}

/**
 * Kendall's rank correlation of values with their places (Kendall and Gibbons, Rank Correlation
 * Methods, 5th ed., chapters 1 and 4). Time O(n^2).
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
 * The same over the pairs in which either value could stand at either place, where a place holds
 * no value above its bound: what is left of the correlation once the bounds explain their part
 * (Tsai, "Testing the assumption of independence of truncation time and failure time", Biometrika
 * 77, 1990). 0 where no pair can be compared.
 *
 * @param bounds ascending. Time O(n^2).
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
