import type { Matrix } from './matrix.ts';
import {
  choleskyFactor,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
} from './cholesky.ts';
import { innerProduct } from './inner-product.ts';
import { newtonMaximum, type NewtonStep, type Position } from './newton.ts';
import { type PoissonProblem, refuseImpossibleCounts } from './poisson-problem.ts';
import { timesVector, transposedTimesVector, weightedSquares } from './sparse-products.ts';

/** What a Poisson regression finds. */
export interface PoissonFit {
  coefficients: Float64Array;
  /** Expected counts, one an observation. */
  fitted: Float64Array;
  /** Covariance of the coefficients: the inverse of X'WX + penalty, size x size. */
  covariance: Matrix;
  /** Logarithm of the determinant of X'WX + penalty. */
  logDeterminant: number;
  /** Without the term that depends on the counts alone. */
  logLikelihood: number;
  /** Whether nothing was left to gain. */
  converged: boolean;
}

/** Gain in log likelihood that is none: a hundred-thousandth of a standard error. */
const LEAST_GAIN = 1e-10;
const HEAD_START = 0.1;
/** A linear predictor is kept below this: exp(40) observations are nobody's data. */
const HIGHEST_PREDICTOR = 40;
/** Newton's step is shortened where it would move a predictor by more. */
const LONGEST_STEP = 10;

/**
 * Poisson regression with a log link and Gaussian priors, by Newton's method (McCullagh and Nelder,
 * Generalized Linear Models, 2nd ed., section 2.5). Without priors it is maximum likelihood; with
 * them the posterior mode (Wood, Generalized Additive Models, 2nd ed., section 3.4). Coefficients
 * agree with R's `glm` to 1e-8 of a standard error or so.
 *
 * A group without any events has no finite estimate: its coefficient comes out finite, but so low
 * that it says no more than "very small"; a prior mends that. A coefficient of which neither data
 * nor prior say anything stays 0, with a variance of 0.
 *
 * Cost: O(sum over observations of (entries in the row)^2 + coefficients^3) for each of about ten
 * steps.
 *
 * @throws RangeError for counts below 0, anything not a number, and counts without exposure.
 *
 * @example
 * // 3 and 5 events in a unit of exposure each, then 40 in five units: rates of 4 and 8.
 * const fit = poissonRegression({
 *   design: sparseFromDense(Matrix.fromRows([[1, 0], [1, 0], [1, 1]])),
 *   counts: Float64Array.of(3, 5, 40),
 *   offset: Float64Array.of(0, 0, Math.log(5)),
 *   penalty: Float64Array.of(0, 0),
 * });
 * fit.coefficients.map(Math.exp); // => [4, 2]
 * fit.fitted; // => [4, 4, 40]
 */
export function poissonRegression(problem: PoissonProblem): PoissonFit {
  refuseImpossibleCounts(problem);
  const { counts } = problem;
  const { position, converged } = newtonMaximum({
    start: startOf(problem),
    stepFrom: (from) => stepFrom(problem, from),
    move: (from, step, share) => moved(problem, from, step, share),
    leastGain: LEAST_GAIN,
  });
  const { coefficients, predictor, fitted } = position;
  const factor = choleskyFactor(precisionAt(problem, fitted));
  return {
    coefficients,
    fitted,
    covariance: choleskyInverse(factor),
    logDeterminant: choleskyLogDeterminant(factor),
    logLikelihood: logLikelihood(counts, predictor, fitted),
    converged,
  };
}

interface PoissonPosition extends Position {
  coefficients: Float64Array;
  /** Linear predictors, one an observation: logarithms of the expected counts. */
  predictor: Float64Array;
  fitted: Float64Array;
}

interface PoissonStep extends NewtonStep {
  coefficients: Float64Array;
  predictor: Float64Array;
}

/**
 * The position after one round of weighted least squares from expected counts a little above those
 * seen, as R's `glm` begins.
 */
function startOf(problem: PoissonProblem): PoissonPosition {
  const { design, counts, offset } = problem;
  const weight = counts.map((count, r) => (offset[r] === -Infinity ? 0 : count + HEAD_START));
  const working = weight.map((expected, r) =>
    expected === 0 ? 0 : expected * (Math.log(expected) - offset[r]) - HEAD_START,
  );
  const factor = choleskyFactor(precisionAt(problem, weight));
  const coefficients = choleskySolve(factor, transposedTimesVector(design, working));
  const predictor = timesVector(design, coefficients).map((value, r) => value + offset[r]);
  return positionAt(problem, coefficients, predictor);
}

function stepFrom(problem: PoissonProblem, from: PoissonPosition): PoissonStep {
  const { design, counts, offset, penalty } = problem;
  const residual = counts.map((count, r) => count - from.fitted[r]);
  const slope = transposedTimesVector(design, residual).map(
    (value, c) => value - penalty[c] * from.coefficients[c],
  );
  const factor = choleskyFactor(precisionAt(problem, from.fitted));
  const coefficients = choleskySolve(factor, slope);
  const predictor = timesVector(design, coefficients);
  return {
    coefficients,
    predictor,
    gain: innerProduct(slope, coefficients),
    firstShare: Math.min(1, LONGEST_STEP / largestMove(predictor, offset)),
  };
}

function moved(
  problem: PoissonProblem,
  from: PoissonPosition,
  step: PoissonStep,
  share: number,
): PoissonPosition {
  return positionAt(
    problem,
    from.coefficients.map((value, c) => value + share * step.coefficients[c]),
    from.predictor.map((value, r) => value + share * step.predictor[r]),
  );
}

function positionAt(
  problem: PoissonProblem,
  coefficients: Float64Array,
  predictor: Float64Array,
): PoissonPosition {
  const fitted = predictor.map((value) => Math.exp(Math.min(HIGHEST_PREDICTOR, value)));
  let objective = logLikelihood(problem.counts, predictor, fitted);
  for (const [c, value] of coefficients.entries()) {
    objective -= (problem.penalty[c] * value * value) / 2;
  }
  return { coefficients, predictor, fitted, objective };
}

/** Sum of y log(mean) - mean; an observation of nothing expected and nothing seen adds 0. */
function logLikelihood(
  counts: Float64Array,
  predictor: Float64Array,
  fitted: Float64Array,
): number {
  let sum = 0;
  for (let r = 0; r < counts.length; r++) {
    if (counts[r] > 0) sum += counts[r] * Math.min(HIGHEST_PREDICTOR, predictor[r]);
    sum -= fitted[r];
  }
  return sum;
}

/** Returns the lower half of X' diag(weight) X + penalty. */
function precisionAt({ design, penalty }: PoissonProblem, weight: Float64Array): Matrix {
  const matrix = weightedSquares(design, weight);
  for (let c = 0; c < penalty.length; c++) matrix.add(c, c, penalty[c]);
  return matrix;
}

/** How far the predictors of observations with any exposure would move. */
function largestMove(move: Float64Array, offset: Float64Array): number {
  let largest = 0;
  for (let r = 0; r < move.length; r++) {
    if (offset[r] !== -Infinity) largest = Math.max(largest, Math.abs(move[r]));
  }
  return largest;
}
