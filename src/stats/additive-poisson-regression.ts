import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.ts';
import { sparseFromDense } from './sparse-from-dense.ts';
import type { SparseRows } from './sparse-rows.ts';
import { timesVector, transposedTimesVector, weightedSquares } from './sparse-products.ts';

export interface AdditiveProblem {
  /** observations x coefficients, row-major. */
  design: Float64Array;
  columns: number;
  /** Counts, one an observation; not negative, fractions allowed. */
  counts: Float64Array;
}

export interface AdditiveFit {
  coefficients: Float64Array;
  /** Expected counts, not below the floor. */
  fitted: Float64Array;
  /** Inverse of X'WX; times the dispersion, the coefficients' covariance. */
  covariance: Float64Array;
  /**
   * (count - sum of parts) / expected: what `sandwichCovariance` asks for, to give a covariance
   * that holds whatever the variance.
   */
  score: Float64Array;
  /** Pearson's chi-square over its degrees of freedom, at least 1. */
  dispersion: number;
  /** Poisson log likelihood without the term that depends on the counts alone. */
  logLikelihood: number;
  converged: boolean;
}

const MOST_ITERATIONS = 100;
const MOST_HALVINGS = 40;
/** Gain in log likelihood that is none: a hundred-thousandth of a standard error. */
const NO_GAIN = 1e-10;
/** Expected counts are kept above this share of their mean: a variance of zero would be infinite certainty. */
const LOWEST = 0.05;
/** Against an expectation far below one, a single event would look like a bunch. */
const LEAST_VARIANCE = 0.25;

/**
 * Counts whose expectation is a sum of parts (identity link) with variance proportional to it, by
 * Fisher scoring with step halving (McCullagh and Nelder, Generalized Linear Models, 2nd ed.,
 * sections 2.5 and 9.2).
 *
 * Coefficients may be negative. Holding them above 0 would make every estimate of an effect that
 * is not there too high, and leave no normal approximation near the bound. Instead the variance is
 * that of the floor where the sum of parts falls below it; the estimating equation X'(y - Xb) / V
 * = 0 stays unbiased whatever V. It is the slope of a concave quasi-likelihood: Poisson above the
 * floor, a parabola that touches it below; so there is one top, and every step goes up.
 *
 * Time, an iteration: O(sum over observations of (entries in the row)^2 + columns^3).
 */
export function additivePoissonRegression(problem: AdditiveProblem): AdditiveFit {
  const { columns, counts } = problem;
  const design = sparseFromDense(problem.design, columns);
  const average = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, counts.length);
  const sums = { design, counts, floor: Math.max(1e-9, LOWEST * average) };
  let point = pointAt(sums, new Float64Array(columns));
  // To begin with the same variance everywhere: plain least squares.
  let variance: Float64Array = new Float64Array(counts.length).fill(Math.max(sums.floor, average));
  let converged = false;
  for (let iteration = 0; iteration < MOST_ITERATIONS && !converged; iteration++) {
    const slope = transposedTimesVector(design, scoreAt(sums, point, variance));
    const step = choleskySolve(informationFactor(design, variance), columns, slope);
    const gain = slope.reduce((sum, value, c) => sum + value * step[c], 0);
    const next = bestAlong(sums, point, step);
    converged = gain <= NO_GAIN || next === null;
    point = next ?? point;
    variance = point.fitted;
  }
  const { coefficients, fitted, objective } = point;
  return {
    coefficients,
    fitted,
    covariance: choleskyInverse(informationFactor(design, fitted), columns),
    score: scoreAt(sums, point, fitted),
    dispersion: dispersionOf(counts, fitted, columns),
    logLikelihood: objective,
    converged,
  };
}

interface Sums {
  design: SparseRows;
  counts: Float64Array;
  floor: number;
}

interface Point {
  coefficients: Float64Array;
  /** Sum of the parts, which may be below the floor. */
  mean: Float64Array;
  fitted: Float64Array;
  objective: number;
}

function pointAt({ design, counts, floor }: Sums, coefficients: Float64Array): Point {
  const mean = timesVector(design, coefficients);
  const fitted = mean.map((value) => Math.max(floor, value));
  return { coefficients, mean, fitted, objective: quasiLikelihood(counts, mean, floor) };
}

function informationFactor(design: SparseRows, variance: Float64Array): Float64Array {
  return choleskyFactor(
    weightedSquares(
      design,
      variance.map((value) => 1 / value),
    ),
    design.columns,
  );
}

function scoreAt({ counts }: Sums, { mean }: Point, variance: Float64Array): Float64Array {
  return counts.map((count, r) => (count - mean[r]) / variance[r]);
}

/** The step or the longest part of it that loses nothing; null where there is none. */
function bestAlong(
  sums: Sums,
  { coefficients, objective }: Point,
  step: Float64Array,
): Point | null {
  let scale = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving++, scale /= 2) {
    const next = pointAt(
      sums,
      coefficients.map((value, c) => value + scale * step[c]),
    );
    if (next.objective >= objective) return next;
  }
  return null;
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
