import {
  logLowerIncompleteGamma,
  lowerIncompleteGamma,
  upperIncompleteGamma,
} from './incomplete-gamma.ts';

/**
 * Probability that a Poisson count with the given mean is at least `count`: P(count, mean)
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.4.21). Accuracy and time of this
 * and the following are those of the incomplete gamma function.
 */
export function poissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : lowerIncompleteGamma(count, mean);
}

/** Logarithm of `poissonUpperTail`, for tails too small for a double. */
export function logPoissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 0 : logLowerIncompleteGamma(count, mean);
}

/** Probability that a Poisson count with the given mean is at most `count`: Q(count + 1, mean). */
export function poissonLowerTail(count: number, mean: number): number {
  return count < 0 ? 0 : upperIncompleteGamma(count + 1, mean);
}
