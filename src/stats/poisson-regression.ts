import { choleskyFactor, choleskyInverse, choleskyLogDeterminant, choleskySolve } from './cholesky.ts';
import type { SparseRows } from './sparse-rows.ts';

export interface PoissonProblem {
  /** observations x coefficients. */
  design: SparseRows;
  /** Counts, one an observation; not negative, fractions allowed. */
  counts: Float64Array;
  /** Logarithm of each observation's exposure, added to its linear predictor. */
  offset: Float64Array;
  /** Precision of each coefficient's Gaussian prior around 0; 0: none. */
  penalty: Float64Array;
  /** Where to start from; 0 for each coefficient by default. */
  start?: Float64Array;
}

export interface PoissonFit {
  coefficients: Float64Array;
  /** Expected counts, one an observation. */
  fitted: Float64Array;
  /** X'WX + penalty at the solution, size x size. */
  precision: Float64Array;
  /** Its inverse. */
  covariance: Float64Array;
  /** Logarithm of the determinant of the precision. */
  logDeterminant: number;
  /** Without the term that depends on the counts alone. */
  logLikelihood: number;
  converged: boolean;
}

const MOST_ITERATIONS = 60;
const TOLERANCE = 1e-10;
/** A linear predictor is kept below this: exp(40) observations are nobody's data. */
const HIGHEST_PREDICTOR = 40;

/**
 * Poisson regression with a log link and Gaussian priors, by Newton's method with step halving
 * (McCullagh and Nelder, Generalized Linear Models, 2nd ed., section 2.5). Without priors it is
 * maximum likelihood; with them the posterior mode. Directions that neither data nor priors say
 * anything of stay at 0.
 *
 * Time, an iteration: O(sum over observations of (entries in the row)^2 + coefficients^3).
 */
export function poissonRegression(problem: PoissonProblem): PoissonFit {
  const size = problem.design.columns;
  let coefficients = problem.start?.slice() ?? new Float64Array(size);
  let fitted = expectedCounts(problem, coefficients);
  let objective = penalisedLogLikelihood(problem, coefficients, fitted);
  let converged = false;
  for (let iteration = 0; iteration < MOST_ITERATIONS && !converged; iteration++) {
    const precision = informationMatrix(problem, fitted);
    const step = choleskySolve(choleskyFactor(precision, size), size, gradient(problem, coefficients, fitted));
    let scale = 1;
    let improved = false;
    for (let halving = 0; halving < 30; halving++, scale /= 2) {
      const candidate = coefficients.map((value, c) => value + scale * step[c]!);
      const expected = expectedCounts(problem, candidate);
      const value = penalisedLogLikelihood(problem, candidate, expected);
      if (value >= objective) {
        converged = value - objective <= TOLERANCE * (Math.abs(value) + 1);
        improved = true;
        coefficients = candidate;
        fitted = expected;
        objective = value;
        break;
      }
    }
    // No step, however short, is better: this is the top, as far as doubles can tell.
    if (!improved) converged = true;
  }
  const precision = informationMatrix(problem, fitted);
  const factor = choleskyFactor(precision, size);
  return {
    coefficients,
    fitted,
    precision,
    covariance: choleskyInverse(factor, size),
    logDeterminant: choleskyLogDeterminant(factor, size),
    logLikelihood: logLikelihood(problem, fitted),
    converged,
  };
}

function expectedCounts({ design, offset }: PoissonProblem, coefficients: Float64Array): Float64Array {
  const out = new Float64Array(design.rows);
  for (let r = 0; r < design.rows; r++) {
    let predictor = offset[r]!;
    for (let e = design.start[r]!; e < design.start[r + 1]!; e++) {
      predictor += design.value[e]! * coefficients[design.column[e]!]!;
    }
    out[r] = Math.exp(Math.min(HIGHEST_PREDICTOR, predictor));
  }
  return out;
}

/** Sum of y log(mean) - mean; an observation of nothing expected and nothing seen adds 0. */
function logLikelihood({ counts }: PoissonProblem, fitted: Float64Array): number {
  let sum = 0;
  for (let r = 0; r < counts.length; r++) {
    if (counts[r]! > 0) sum += counts[r]! * Math.log(fitted[r]!);
    sum -= fitted[r]!;
  }
  return sum;
}

function penalisedLogLikelihood(problem: PoissonProblem, coefficients: Float64Array, fitted: Float64Array): number {
  let sum = logLikelihood(problem, fitted);
  for (let c = 0; c < coefficients.length; c++) sum -= (problem.penalty[c]! * coefficients[c]! ** 2) / 2;
  return sum;
}

function gradient({ design, counts, penalty }: PoissonProblem, coefficients: Float64Array, fitted: Float64Array): Float64Array {
  const out = coefficients.map((value, c) => -penalty[c]! * value);
  for (let r = 0; r < design.rows; r++) {
    const residual = counts[r]! - fitted[r]!;
    for (let e = design.start[r]!; e < design.start[r + 1]!; e++) {
      out[design.column[e]!]! += design.value[e]! * residual;
    }
  }
  return out;
}

/** Lower half of X' diag(fitted) X + penalty; columns ascend within a row, so the lower half fills itself. */
function informationMatrix({ design, penalty }: PoissonProblem, fitted: Float64Array): Float64Array {
  const size = design.columns;
  const matrix = new Float64Array(size * size);
  for (let r = 0; r < design.rows; r++) {
    const end = design.start[r + 1]!;
    for (let a = design.start[r]!; a < end; a++) {
      const weighted = fitted[r]! * design.value[a]!;
      const row = design.column[a]! * size;
      for (let b = design.start[r]!; b <= a; b++) matrix[row + design.column[b]!]! += weighted * design.value[b]!;
    }
  }
  for (let c = 0; c < size; c++) matrix[c * size + c]! += penalty[c]!;
  return matrix;
}
