import { lowerIncompleteGamma } from './incomplete-gamma.ts';

/**
 * Returns the probability that a Poisson count with the given mean is at least `count`: P(count,
 * mean) (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.4.21). Accuracy and cost are
 * those of the incomplete gamma function.
 *
 * @example
 * poissonUpperTail(5, 2); // => 0.0526530
 */
export function poissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : lowerIncompleteGamma(count, mean);
}
