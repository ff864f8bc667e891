import { logIncompleteBeta } from './incomplete-beta.ts';

/**
 * Returns the logarithm of the probability that a negative binomial count is at least `count`. The
 * count is Poisson with a gamma-distributed mean, so its variance is mean + mean^2 / shape. Uses the
 * incomplete beta function I_x(count, shape) at x = mean / (mean + shape) (Abramowitz and Stegun,
 * Handbook of Mathematical Functions, 26.5.26), with its accuracy and cost.
 *
 * @param mean > 0. @param shape > 0, fractions allowed; large shapes tend to the Poisson tail.
 *
 * @example
 * logNegativeBinomialUpperTail(5, 2, 0.5); // => -1.93152
 */
export function logNegativeBinomialUpperTail(count: number, mean: number, shape: number): number {
  const sum = mean + shape;
  return count <= 0 ? 0 : logIncompleteBeta(count, shape, mean / sum, shape / sum);
}
