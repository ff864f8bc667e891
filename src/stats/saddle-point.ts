import { stirlingError } from './gamma-function.ts';

/*
 * Probabilities of single counts by Loader's saddle-point expansion, which avoids cancellation
 * (C. Loader, "Fast and accurate computation of binomial probabilities", 2000). Counts
 * need not be whole: the incomplete gamma and beta functions start from these terms.
 */

/**
 * Returns the logarithm of mean^count exp(-mean) / Gamma(count + 1), the probability of a Poisson count.
 * Error about 1e-15 of the larger of the value and 1. Cost: O(1).
 *
 * @param count >= 0. @param mean > 0.
 *
 * @example
 * logPoissonTerm(2, 3); // => -1.49592
 */
export function logPoissonTerm(count: number, mean: number): number {
  if (count === 0) return -mean;
  return -stirlingError(count) - deviance(count, mean) - Math.log(2 * Math.PI * count) / 2;
}

/**
 * Returns the logarithm of p^a q^b Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1)), the probability
 * of a binomial count of a in a + b. Accuracy and cost are those of `logPoissonTerm`.
 *
 * @param a > 0. @param b > 0. @param q 1 - p, as an argument so that neither loses digits.
 *
 * @example
 * logBinomialTerm(1, 1, 0.5, 0.5); // => -0.693147, log(1 / 2)
 */
export function logBinomialTerm(a: number, b: number, p: number, q: number): number {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const scale = Math.log(n / (2 * Math.PI * a * b)) / 2;
  return errors - deviance(a, n * p) - deviance(b, n * q) + scale;
}

/** Returns x log(x / mean) + mean - x, by a series near the mean, where the terms would cancel. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  let sum = difference * ratio;
  let term = 2 * x * ratio;
  for (let j = 1; j < 1000; j++) {
    term *= ratio * ratio;
    const next = sum + term / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
