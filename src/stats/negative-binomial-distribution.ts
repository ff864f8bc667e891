import { logIncompleteBeta } from './incomplete-beta.ts';

/**
 * Logarithm of the probability that a negative binomial count is at least `count`: a Poisson count whose mean
 * itself varies as a gamma variable of the given mean and shape, so that its variance is
 * mean + mean^2 / shape. The incomplete beta function I_x(count, shape) at
 * x = mean / (mean + shape) (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.5.26);
 * accuracy and time are those of that function.
 *
 * @param mean > 0. @param shape > 0, fractions allowed; large shapes tend to the Poisson tail.
 */
export function logNegativeBinomialUpperTail(count: number, mean: number, shape: number): number {
  const sum = mean + shape;
  return count <= 0 ? 0 : logIncompleteBeta(count, shape, mean / sum, shape / sum);
}
