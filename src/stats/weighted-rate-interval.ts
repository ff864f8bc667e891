import { gammaQuantile } from './gamma-distribution.ts';

const TAIL_95 = 0.025;

/**
 * Returns the 95% interval of a weighted sum of Poisson rates, by gamma variables with its mean and
 * variance (Fay and Feuer, "Confidence intervals for directly standardized rates", Statistics in
 * Medicine 16, 1997). The upper end adds one event, so no events do not mean no rate. With one rate it
 * is Garwood's exact interval.
 *
 * @param sum the estimate. @param variance of it.
 * @param ofOneEvent what one more event adds to the sum.
 *
 * @example
 * // No events in 10 units of time: 3.69 events at most.
 * weightedRateInterval(0, 0, 0.1).high; // => 0.368888
 */
export function weightedRateInterval(
  sum: number,
  variance: number,
  ofOneEvent: number,
): { low: number; high: number } {
  return {
    low: sum > 0 ? quantile(sum, variance, TAIL_95) : 0,
    high:
      ofOneEvent < Infinity
        ? quantile(sum + ofOneEvent, variance + ofOneEvent ** 2, 1 - TAIL_95)
        : Infinity,
  };
}

function quantile(mean: number, variance: number, probability: number): number {
  return (variance / mean) * gammaQuantile(probability, mean ** 2 / variance);
}
