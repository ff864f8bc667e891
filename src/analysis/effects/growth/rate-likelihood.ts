import { Matrix } from '../../../stats/matrix.ts';
import { DAY } from '../../../model/instant.ts';
import { additivePoissonRegression } from '../../../stats/additive-poisson-regression.ts';
import { choleskyFactor, choleskyInverse } from '../../../stats/cholesky.ts';
import { sandwichCovariance } from '../../../stats/sandwich-covariance.ts';
import { only } from '../design/calm-intervals.ts';
import { logEvidence } from '../cost/effect-prior.ts';
import { type TimeGrid, watchedDays } from '../design/time-grid.ts';

/** The likelihood of the follows attributable to the topics, at one half-life. */
export interface RateLikelihood {
  /** Of all columns of the model, as rates. */
  coefficients: Float64Array;
  /** Follows attributable to each of the first columns, and the covariance of these counts. */
  brought: Float64Array;
  covariance: Matrix;
  /**
   * The counts in units of all follows x sqrt(mean exposure), see `effect-prior.ts`: precision, and
   * precision times the mode.
   */
  units: Float64Array;
  precision: Matrix;
  information: Float64Array;
  /** Poisson log likelihood of the fit, and its overdispersion. */
  logLikelihood: number;
  dispersion: number;
  /** What the log likelihood loses when averaged over the prior of the counts. */
  averaged: number;
}

/**
 * Returns the logarithm of each marginal likelihood, averaged over the prior of the counts. All are
 * divided by one overdispersion, that of the best fit: with one of its own each, a better fit would
 * count for less.
 */
export function rateEvidence(likelihoods: readonly RateLikelihood[]): number[] {
  const { dispersion } = likelihoods.reduce((best, one) =>
    one.logLikelihood > best.logLikelihood ? one : best,
  );
  return likelihoods.map(({ logLikelihood, averaged }) => logLikelihood / dispersion + averaged);
}

/** Follows within this many days may be correlated. */
const DAYS_TOGETHER = 10;
const LEAST_EXPOSURE = 0.02;

/**
 * Fits the calm intervals: a base rate with slow trends plus rates x exposure. The variance is the
 * larger of two estimates: from the dispersion, and from the correlation of neighbouring days
 * (Liang and Zeger 1986). Cost: O(rounds x intervals x columns^2).
 *
 * @param topics the number of first columns to estimate.
 */
export function rateLikelihood(
  design: Matrix,
  counts: Float64Array,
  calm: readonly number[],
  grid: TimeGrid,
  topics: number,
): RateLikelihood {
  const problem = only(calm, design, counts);
  const fit = additivePoissonRegression(problem);
  const overdispersed = sandwichCovariance({
    design: problem.design,
    score: fit.fitted.map((expected, row) => (problem.counts[row] - expected) / expected),
    bread: fit.covariance,
    cluster: calm.map((i) => Math.floor((grid.bound[i] - grid.bound[0]) / (DAYS_TOGETHER * DAY))),
  });
  const exposure = new Float64Array(topics);
  for (let i = 0; i < design.rows; i++) {
    for (let k = 0; k < topics; k++) exposure[k] += design.at(i, k);
  }
  const error = Float64Array.from({ length: topics }, (_, k) => {
    const byDispersion = fit.dispersion * fit.covariance.at(k, k);
    return Math.sqrt(Math.max(byDispersion, overdispersed.at(k, k)));
  });
  const covariance = new Matrix(topics, topics);
  for (let a = 0; a < topics; a++) {
    for (let b = 0; b < topics; b++) {
      const scale = Math.sqrt(fit.covariance.at(a, a) * fit.covariance.at(b, b));
      const correlation = scale > 0 ? fit.covariance.at(a, b) / scale : 0;
      covariance.set(a, b, correlation * error[a] * error[b] * exposure[a] * exposure[b]);
    }
  }
  const brought = exposure.map((exposed, k) => exposed * fit.coefficients[k]);
  const all = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  );
  const units = exposure.map(
    (exposed) => all * Math.sqrt(Math.max(LEAST_EXPOSURE, exposed / watchedDays(grid))),
  );
  const known = inUnits(brought, covariance, units);
  const height = known.information.reduce(
    (sum, pull, k) => sum + (pull * brought[k]) / units[k],
    0,
  );
  return {
    coefficients: fit.coefficients,
    brought,
    covariance,
    units,
    ...known,
    logLikelihood: fit.logLikelihood,
    dispersion: fit.dispersion,
    averaged: logEvidence(known.precision, known.information) - height / 2,
  };
}

/** A column without exposure has precision 0. */
function inUnits(
  brought: Float64Array,
  covariance: Matrix,
  units: Float64Array,
): Pick<RateLikelihood, 'precision' | 'information'> {
  const size = units.length;
  const scaled = new Matrix(size, size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) scaled.set(a, b, covariance.at(a, b) / (units[a] * units[b]));
  }
  const precision = choleskyInverse(choleskyFactor(scaled));
  const information = units.map((_, a) => {
    let sum = 0;
    for (let b = 0; b < size; b++) sum += (precision.at(a, b) * brought[b]) / units[b];
    return sum;
  });
  return { precision, information };
}
