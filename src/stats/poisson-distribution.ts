import { lowerIncompleteGamma } from './incomplete-gamma.ts';

/**
 * Probability that a Poisson count with the given mean is at least `count`: P(count, mean)
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.4.21). Accuracy and time are those
 * of the incomplete gamma function.
 */
export function poissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : lowerIncompleteGamma(count, mean);
}
