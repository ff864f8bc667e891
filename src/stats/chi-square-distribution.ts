import { upperIncompleteGamma } from './incomplete-gamma.ts';

/**
 * Returns the probability that a chi-square variable is above x: Q(freedom / 2, x / 2) (Abramowitz
 * and Stegun, Handbook of Mathematical Functions, 26.4.19). Accuracy and cost are those of the
 * incomplete gamma function: the relative error is small far out in the tail too.
 *
 * @param x >= 0. @param freedom > 0, fractions allowed.
 *
 * @example
 * chiSquareUpperTail(3.84, 1); // => 0.0500435
 */
export function chiSquareUpperTail(x: number, freedom: number): number {
  return upperIncompleteGamma(freedom / 2, x / 2);
}
