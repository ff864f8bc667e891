/** Survival to a time, with its 95% interval. */
export interface SurvivalEstimate {
  estimate: number;
  low: number;
  high: number;
}

const Z_95 = 1.959963984540054;
const TAIL_95 = 0.025;

/**
 * Returns the 95% interval of a survival probability, on the scale of log(-log S), which keeps it
 * between 0 and 1 (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd ed.,
 * section 1.4).
 *
 * @param logVariance variance of log S.
 *
 * @example
 * logLogInterval(0.5, 0.01).low; // => 0.398654
 */
export function logLogInterval(survival: number, logVariance: number): SurvivalEstimate {
  const spread = (Z_95 * Math.sqrt(logVariance)) / Math.abs(Math.log(survival));
  return {
    estimate: survival,
    low: survival ** Math.exp(spread),
    high: survival ** Math.exp(-spread),
  };
}

/**
 * Returns the lower end of Clopper and Pearson's 95% interval of a probability when every one of
 * `trials` succeeded. The log-log scale has no interval for shares of 0 and 1.
 *
 * @example
 * lowestWithoutFailure(10); // => 0.691503
 */
export function lowestWithoutFailure(trials: number): number {
  return trials > 0 ? TAIL_95 ** (1 / trials) : 0;
}
