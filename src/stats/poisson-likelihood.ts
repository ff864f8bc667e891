import type { Matrix } from './matrix.ts';
import type { Position } from './newton.ts';
import type { PoissonProblem } from './poisson-problem.ts';
import { weightedSquares } from './sparse-products.ts';

/** A linear predictor is at most this: no data have exp(40) events. */
const HIGHEST_PREDICTOR = 40;

/** Coefficients of a Poisson regression with their likelihood. `objective` includes the priors. */
export interface PoissonPosition extends Position {
  coefficients: Float64Array;
  /** Linear predictors, one an observation: logarithms of the expected counts. */
  predictor: Float64Array;
  fitted: Float64Array;
  /** Without the term that depends on the counts alone. */
  logLikelihood: number;
}

/**
 * Returns the likelihood at some coefficients. Cost: O(observations + coefficients).
 *
 * @param predictor linear predictors of the coefficients, offset included.
 *
 * @example
 * const problem = {
 *   design: sparseFromDense(Matrix.fromRows([[1], [1]])),
 *   counts: Float64Array.of(3, 5),
 *   offset: Float64Array.of(0, 0),
 *   penalty: Float64Array.of(0),
 * };
 * const log4 = Math.log(4);
 * const position = poissonPosition(problem, Float64Array.of(log4), Float64Array.of(log4, log4));
 * position.fitted; // => [4, 4]
 * position.logLikelihood; // => 3.09035, 8 log(4) - 8
 */
export function poissonPosition(
  problem: PoissonProblem,
  coefficients: Float64Array,
  predictor: Float64Array,
): PoissonPosition {
  const fitted = new Float64Array(predictor.length);
  for (let r = 0; r < fitted.length; r++) {
    fitted[r] = Math.exp(Math.min(HIGHEST_PREDICTOR, predictor[r]));
  }
  const logLikelihood = logLikelihoodOf(problem.counts, predictor, fitted);
  let objective = logLikelihood;
  for (const [c, value] of coefficients.entries()) {
    objective -= (problem.penalty[c] * value * value) / 2;
  }
  return { coefficients, predictor, fitted, logLikelihood, objective };
}

/** Returns the sum of y log(mean) - mean. An observation with count 0 and expectation 0 adds 0. */
function logLikelihoodOf(
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

/**
 * Returns the information of a Poisson regression, X' diag(weight) X + penalty: the lower half.
 * Cost: O(sum over observations of (entries in the row)^2).
 *
 * @param weight of each observation: its expected count.
 *
 * @example
 * const problem = {
 *   design: sparseFromDense(Matrix.fromRows([[1, 0], [1, 1]])),
 *   penalty: Float64Array.of(0, 2),
 * };
 * poissonInformation(problem, Float64Array.of(4, 3)).values; // => [7, 0, 3, 5]
 */
export function poissonInformation(
  { design, penalty }: Pick<PoissonProblem, 'design' | 'penalty'>,
  weight: Float64Array,
): Matrix {
  const matrix = weightedSquares(design, weight);
  for (let c = 0; c < penalty.length; c++) matrix.add(c, c, penalty[c]);
  return matrix;
}
