import { choleskyFactor, choleskyInverse, choleskySolve } from './cholesky.ts';

export interface AdditiveProblem {
  /** observations x coefficients, row-major. */
  design: Float64Array;
  columns: number;
  counts: Float64Array;
}

export interface AdditiveFit {
  coefficients: Float64Array;
  fitted: Float64Array;
  /** Inverse of X'WX; times the dispersion, the coefficients' covariance. */
  covariance: Float64Array;
  /** Pearson's chi-square over its degrees of freedom, at least 1. */
  dispersion: number;
  /** Poisson log likelihood without the term that depends on the counts alone. */
  logLikelihood: number;
}

const ITERATIONS = 40;
/** Expected counts are kept above this share of their mean: a variance of zero would be infinite certainty. */
const LOWEST = 0.05;

/**
 * Counts whose expectation is a sum of parts (identity link) with variance proportional to it, by
 * iterated weighted least squares (McCullagh and Nelder, Generalized Linear Models, 2nd ed.,
 * sections 2.5 and 9.2). Coefficients may be negative.
 *
 * Time, an iteration: O(observations x columns^2).
 */
export function additivePoissonRegression({
  design,
  columns,
  counts,
}: AdditiveProblem): AdditiveFit {
  const rows = counts.length;
  const average = counts.reduce((sum, count) => sum + count, 0) / Math.max(1, rows);
  const floor = Math.max(1e-9, LOWEST * average);
  let fitted: Float64Array = new Float64Array(rows).fill(Math.max(floor, average));
  let coefficients: Float64Array = new Float64Array(columns);
  let factor: Float64Array = new Float64Array(columns * columns);
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    factor = choleskyFactor(weightedSquares(design, columns, fitted), columns);
    const next = choleskySolve(factor, columns, weightedSums(design, columns, counts, fitted));
    const moved = next.reduce(
      (most, value, c) => Math.max(most, Math.abs(value - coefficients[c])),
      0,
    );
    const size = next.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    coefficients = next;
    fitted = expected(design, columns, coefficients, floor);
    if (moved <= 1e-8 * (size + 1e-12)) break;
  }
  let pearson = 0;
  let logLikelihood = 0;
  for (let r = 0; r < rows; r++) {
    pearson += (counts[r] - fitted[r]) ** 2 / Math.max(fitted[r], 0.25);
    logLikelihood += counts[r] * Math.log(fitted[r]) - fitted[r];
  }
  return {
    coefficients,
    fitted,
    covariance: choleskyInverse(factor, columns),
    dispersion: Math.max(1, pearson / Math.max(1, rows - columns)),
    logLikelihood,
  };
}

function expected(
  design: Float64Array,
  columns: number,
  coefficients: Float64Array,
  floor: number,
): Float64Array {
  const out = new Float64Array(design.length / columns);
  for (let r = 0; r < out.length; r++) {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += design[r * columns + c] * coefficients[c];
    out[r] = Math.max(floor, sum);
  }
  return out;
}

function weightedSquares(
  design: Float64Array,
  columns: number,
  fitted: Float64Array,
): Float64Array {
  const matrix = new Float64Array(columns * columns);
  for (let r = 0; r < fitted.length; r++) {
    for (let a = 0; a < columns; a++) {
      const weighted = design[r * columns + a] / fitted[r];
      if (weighted === 0) continue;
      for (let b = 0; b <= a; b++) matrix[a * columns + b] += weighted * design[r * columns + b];
    }
  }
  return matrix;
}

function weightedSums(
  design: Float64Array,
  columns: number,
  counts: Float64Array,
  fitted: Float64Array,
): Float64Array {
  const out = new Float64Array(columns);
  for (let r = 0; r < fitted.length; r++) {
    const weighted = counts[r] / fitted[r];
    for (let c = 0; c < columns; c++) out[c] += design[r * columns + c] * weighted;
  }
  return out;
}
