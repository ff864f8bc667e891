import { betaQuantile } from './beta-distribution.ts';

const TAIL_95 = 0.025;

/**
 * A product of independent beta variables, by its first two moments: the mean, and the variance
 * relative to the square of the mean.
 */
export interface BetaProduct {
  logMean: number;
  /** Logarithm of 1 + variance / mean^2. */
  logSpread: number;
}

/**
 * The empty product.
 *
 * @example
 * betaProductInterval(NO_FACTOR, 11).low; // => 0.715086, the upper end is 1
 */
export const NO_FACTOR: BetaProduct = { logMean: 0, logSpread: 0 };

/**
 * Returns the product with one more beta variable as a factor.
 *
 * @param a > 0. @param b > 0.
 *
 * @example
 * Math.exp(timesBeta(timesBeta(NO_FACTOR, 3, 1), 2, 2).logMean); // => 0.375
 */
export function timesBeta(product: BetaProduct, a: number, b: number): BetaProduct {
  return {
    logMean: product.logMean + Math.log(a / (a + b)),
    logSpread: product.logSpread + Math.log1p(b / (a * (a + b + 1))),
  };
}

/**
 * Returns the 95% interval of a survival probability by the beta product confidence procedure (Fay,
 * Brittain and Proschan, Biostatistics 14, 2013, with their method of moments). It needs no large
 * numbers: without censoring it is Clopper and Pearson's exact interval, also where nobody or
 * everybody had the event.
 *
 * @param passed the product, over all times of events so far, of beta variables with a = those left
 *   after the events + 1, b = the events.
 * @param left how many are at risk afterwards.
 *
 * @example
 * // One of ten had the event.
 * betaProductInterval(timesBeta(NO_FACTOR, 10, 1), 9).low; // => 0.554984, the upper end is 0.997471
 */
export function betaProductInterval(
  passed: BetaProduct,
  left: number,
): { low: number; high: number } {
  return {
    low: left > 0 ? quantile(timesBeta(passed, left, 1), TAIL_95) : 0,
    high: quantile(passed, 1 - TAIL_95),
  };
}

/** The quantile of the beta variable with the product's mean and variance. */
function quantile({ logMean, logSpread }: BetaProduct, probability: number): number {
  if (logSpread === 0) return Math.exp(logMean);
  const [mean, spread] = [Math.exp(logMean), Math.expm1(logSpread)];
  const a = (1 - mean * (1 + spread)) / spread;
  return betaQuantile(probability, a, (a * (1 - mean)) / mean);
}
