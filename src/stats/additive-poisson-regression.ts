import type { Matrix } from './matrix.ts';
import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.ts';
import { innerProduct } from './inner-product.ts';
import { newtonMaximum, type NewtonStep, type Position } from './newton.ts';
import { timesVector, transposedTimesVector, weightedSquares } from './sparse-products.ts';
import type { SparseRows } from './sparse-rows.ts';

/** Counts and the design of a sum of parts that explains them. */
export interface AdditiveProblem {
  /** observations x coefficients. */
  design: SparseRows;
  /** Counts, one an observation; not negative, fractions allowed. */
  counts: Float64Array;
}

/** What an additive Poisson regression finds. */
export interface AdditiveFit {
  coefficients: Float64Array;
  /** Expected counts, not below the floor. */
  fitted: Float64Array;
  /** Inverse of X'WX; times the dispersion, the coefficients' covariance. */
  covariance: Matrix;
  /** Overdispersion: Pearson's chi-square over its degrees of freedom, at least 1. */
  dispersion: number;
  /** Poisson log likelihood without the term that depends on the counts alone. */
  logLikelihood: number;
  /** Whether the last step could not improve the fit. */
  converged: boolean;
}

/** The fit stops below this gain in log likelihood: a hundred-thousandth of a standard error. */
const LEAST_GAIN = 1e-10;
/** Least expected count, as a share of the mean count: a variance of 0 would give infinite weight. */
const LOWEST = 0.05;
/** Least variance in the overdispersion: with a tiny one, a single event would look like a cluster. */
const LEAST_VARIANCE = 0.25;

/**
 * Fits counts whose expectation is a sum of parts (identity link) and whose variance is
 * proportional to it, by Fisher scoring (McCullagh and Nelder, Generalized Linear Models, 2nd ed.,
 * sections 2.5 and 9.2).
 *
 * Coefficients may be negative. A bound at 0 would bias estimates of absent effects upwards, and
 * the normal approximation would fail near it. Instead, where the sum of parts falls below the
 * floor, the variance is that of the floor. The estimating equation X'(y - Xb) / V = 0 is unbiased
 * for any V. It is the slope of a concave quasi-likelihood (Poisson above the floor, a parabola
 * below), which has one maximum.
 *
 * Cost: O(sum over observations of (entries in the row)^2 + columns^3) for each of about ten steps.
 *
 * @example
 * // 4 a day, and 3 more on two of the days.
 * const fit = additivePoissonRegression({
 *   design: sparseFromDense(Matrix.fromRows([[1, 0], [1, 1], [1, 0], [1, 1]])),
 *   counts: Float64Array.of(3, 6, 5, 8),
 * });
 * fit.coefficients; // => [4, 3]
 * fit.dispersion; // => 1
 */
export function additivePoissonRegression({ design, counts }: AdditiveProblem): AdditiveFit {
  const average = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  const sums = { design, counts, floor: Math.max(1e-9, LOWEST * average) };
  const start = positionAt(sums, new Float64Array(design.columns));
  // The first step is plain least squares: the same variance everywhere.
  start.variance.fill(Math.max(sums.floor, average));
  const { position, converged } = newtonMaximum({
    start,
    stepFrom: (from) => stepFrom(sums, from),
    move: (from, step, share) =>
      positionAt(
        sums,
        from.coefficients.map((value, c) => value + share * step.coefficients[c]),
      ),
    leastGain: LEAST_GAIN,
  });
  const { coefficients, variance: fitted, objective } = position;
  return {
    coefficients,
    fitted,
    covariance: choleskyInverse(informationFactor(design, fitted)),
    dispersion: dispersionOf(counts, fitted, design.columns),
    logLikelihood: objective,
    converged,
  };
}

interface Sums extends AdditiveProblem {
  floor: number;
}

interface AdditivePosition extends Position {
  coefficients: Float64Array;
  /** Sum of the parts, which may be below the floor. */
  mean: Float64Array;
  /** The mean, raised to the floor: expected counts, proportional to their variance. */
  variance: Float64Array;
}

interface AdditiveStep extends NewtonStep {
  coefficients: Float64Array;
}

function positionAt({ design, counts, floor }: Sums, coefficients: Float64Array): AdditivePosition {
  const mean = timesVector(design, coefficients);
  const variance = mean.map((value) => Math.max(floor, value));
  return { coefficients, mean, variance, objective: quasiLikelihood(counts, mean, floor) };
}

function stepFrom({ design, counts }: Sums, { mean, variance }: AdditivePosition): AdditiveStep {
  const score = counts.map((count, r) => (count - mean[r]) / variance[r]);
  const slope = transposedTimesVector(design, score);
  const coefficients = choleskySolve(informationFactor(design, variance), slope);
  return { coefficients, gain: innerProduct(slope, coefficients) };
}

function informationFactor(design: SparseRows, variance: Float64Array): Matrix {
  const weight = variance.map((value) => 1 / value);
  return choleskyFactor(weightedSquares(design, weight));
}

/** Integral of (count - mean) / max(floor, mean) over the mean, summed over observations. */
function quasiLikelihood(counts: Float64Array, mean: Float64Array, floor: number): number {
  let total = 0;
  for (let r = 0; r < counts.length; r++) {
    const value = Math.max(floor, mean[r]);
    const below = value - mean[r];
    total += counts[r] * Math.log(value) - value;
    total -= (below * (counts[r] - floor) + (below * below) / 2) / floor;
  }
  return total;
}

/** Pearson's statistic over its degrees of freedom. */
function dispersionOf(counts: Float64Array, fitted: Float64Array, columns: number): number {
  let pearson = 0;
  for (let r = 0; r < counts.length; r++) {
    pearson += (counts[r] - fitted[r]) ** 2 / Math.max(fitted[r], LEAST_VARIANCE);
  }
  return Math.max(1, pearson / Math.max(1, counts.length - columns));
}
