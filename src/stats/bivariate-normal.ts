/** A normal distribution of two numbers that may be correlated. */
export interface BivariateNormal {
  mean: readonly [number, number];
  variance: readonly [number, number];
  covariance: number;
}

/** Observed pairs: `x[i]` belongs to `y[i]`. */
export interface Pairs {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** How much each pair counts; 1 if left out. */
  weight?: ArrayLike<number>;
}

/**
 * Returns the mean and covariance of pairs under a prior that counts as `weight` pairs more, so that
 * a few pairs cannot make the distribution too narrow (Gelman et al., Bayesian Data Analysis, 3rd
 * ed., section 3.6, the mode). Cost: O(pairs).
 *
 * @param priorWeight > 0.
 *
 * @example
 * const prior = { mean: [0, 0], variance: [1, 1], covariance: 0 };
 * const fit = fitBivariateNormal({ x: [1, 3], y: [2, 4] }, prior, 2);
 * fit.mean; // => [1, 1.5]
 * fit.variance; // => [2, 3.25]
 * fit.covariance; // => 2
 */
export function fitBivariateNormal(
  { x, y, weight }: Pairs,
  prior: BivariateNormal,
  priorWeight: number,
): BivariateNormal {
  const weightOf = (i: number): number => weight?.[i] ?? 1;
  let total = priorWeight;
  let [sumX, sumY] = [priorWeight * prior.mean[0], priorWeight * prior.mean[1]];
  for (let i = 0; i < x.length; i++) {
    total += weightOf(i);
    sumX += weightOf(i) * x[i];
    sumY += weightOf(i) * y[i];
  }
  const mean = [sumX / total, sumY / total] as const;
  const fromPrior = [prior.mean[0] - mean[0], prior.mean[1] - mean[1]];
  let varianceX = priorWeight * (prior.variance[0] + fromPrior[0] ** 2);
  let varianceY = priorWeight * (prior.variance[1] + fromPrior[1] ** 2);
  let covariance = priorWeight * (prior.covariance + fromPrior[0] * fromPrior[1]);
  for (let i = 0; i < x.length; i++) {
    varianceX += weightOf(i) * (x[i] - mean[0]) ** 2;
    varianceY += weightOf(i) * (y[i] - mean[1]) ** 2;
    covariance += weightOf(i) * (x[i] - mean[0]) * (y[i] - mean[1]);
  }
  return {
    mean,
    variance: [varianceX / total, varianceY / total],
    covariance: covariance / total,
  };
}

/**
 * Returns the logarithm of the density at a pair. Cost: O(1).
 *
 * @example
 * const standard = { mean: [0, 0], variance: [1, 1], covariance: 0 };
 * logBivariateNormalDensity(standard, 0, 0); // => -1.83788, -log(2 pi)
 */
export function logBivariateNormalDensity(
  { mean, variance, covariance }: BivariateNormal,
  x: number,
  y: number,
): number {
  const determinant = variance[0] * variance[1] - covariance ** 2;
  const [dx, dy] = [x - mean[0], y - mean[1]];
  const square = variance[1] * dx ** 2 - 2 * covariance * dx * dy + variance[0] * dy ** 2;
  return -square / (2 * determinant) - Math.log(2 * Math.PI) - Math.log(determinant) / 2;
}
