import { logGamma } from './gamma-function.ts';

/**
 * Returns the probability that a beta-binomial count is at most `count`: of `size` trials whose
 * common probability comes from a beta distribution (Johnson, Kemp and Kotz, "Univariate Discrete
 * Distributions", section 6.2.2). Relative error about 1e-14 times `size`. Cost: O(count).
 *
 * @param mean of the beta distribution, from 0 to 1.
 * @param strength > 0: sum of its two parameters. The larger, the closer to a binomial count.
 *
 * @example
 * betaBinomialLowerTail(3, 20, 0.9, 5); // => 0.000562799
 */
export function betaBinomialLowerTail(
  count: number,
  size: number,
  mean: number,
  strength: number,
): number {
  if (count >= size) return 1;
  const a = mean * strength;
  const b = strength - a;
  let term = Math.exp(logRising(b, size) - logRising(strength, size));
  let sum = 0;
  for (let k = 0; k <= count; k++) {
    sum += term;
    term *= ((size - k) / (k + 1)) * ((k + a) / (size - k - 1 + b));
  }
  return sum;
}

/** Returns log(x (x + 1) ... (x + steps - 1)). */
function logRising(x: number, steps: number): number {
  return logGamma(x + steps) - logGamma(x);
}
