/** A normal distribution of two numbers that may hang together. */
export interface BivariateNormal {
  mean: readonly [number, number];
  variance: readonly [number, number];
  covariance: number;
}

/** Pairs that have been seen; `x[i]` belongs to `y[i]`. */
export interface Pairs {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
}

/**
 * Mean and covariance of pairs, with those of a prior counting as so many pairs more: maximum
 * likelihood on both, so that a few pairs cannot make a distribution too narrow (Gelman et al.,
 * Bayesian Data Analysis, 3rd ed., section 3.6, the mode). Time O(pairs).
 *
 * @param weight of the prior, > 0.
 */
export function fitBivariateNormal(
  { x, y }: Pairs,
  prior: BivariateNormal,
  weight: number,
): BivariateNormal {
  const total = x.length + weight;
  let [sumX, sumY] = [weight * prior.mean[0], weight * prior.mean[1]];
  for (let i = 0; i < x.length; i++) {
    sumX += x[i];
    sumY += y[i];
  }
  const mean = [sumX / total, sumY / total] as const;
  const fromPrior = [prior.mean[0] - mean[0], prior.mean[1] - mean[1]];
  let varianceX = weight * (prior.variance[0] + fromPrior[0] ** 2);
  let varianceY = weight * (prior.variance[1] + fromPrior[1] ** 2);
  let covariance = weight * (prior.covariance + fromPrior[0] * fromPrior[1]);
  for (let i = 0; i < x.length; i++) {
    varianceX += (x[i] - mean[0]) ** 2;
    varianceY += (y[i] - mean[1]) ** 2;
    covariance += (x[i] - mean[0]) * (y[i] - mean[1]);
  }
  return {
    mean,
    variance: [varianceX / total, varianceY / total],
    covariance: covariance / total,
  };
}

/** Logarithm of the density at a pair. */
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
