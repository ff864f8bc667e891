import type { Matrix } from './matrix.ts';
import { choleskyInverse, choleskyLogDeterminant } from './cholesky.ts';
import { innerProduct } from './inner-product.ts';
import { type Curvature, curvatureAt, type LatentStep, solveFor } from './latent-curvature.ts';
import { newtonMaximum, type Position } from './newton.ts';
import { type PoissonProblem, refuseImpossibleCounts } from './poisson-problem.ts';
import { timesVector, transposedTimesVector } from './sparse-products.ts';
import {
  type Tridiagonal,
  tridiagonalFactor,
  tridiagonalLogDeterminant,
  tridiagonalTimes,
} from './tridiagonal.ts';

/** A Poisson regression in which each observation has a random effect of its own. */
export interface LatentPoissonProblem extends PoissonProblem {
  /** Precision of the random effects, one an observation, in their order. */
  latent: Tridiagonal;
  /** Starting values; 0 by default. */
  start?: { coefficients: Float64Array; latent: Float64Array };
}

/** What a Poisson regression with random effects finds. */
export interface LatentPoissonFit {
  coefficients: Float64Array;
  /** The random effects, one an observation. */
  latent: Float64Array;
  /** Expected counts, random effects included. */
  fitted: Float64Array;
  /** Posterior covariance of the coefficients, the random effects integrated out; symmetric. */
  covariance: Matrix;
  /**
   * Laplace's approximation of the logarithm of the marginal likelihood, without the term that
   * depends on the counts alone. With an improper prior (a penalty of 0) it lacks a constant.
   */
  evidence: number;
}

const LEAST_GAIN = 1e-9;
const HIGHEST_PREDICTOR = 40;

/**
 * Fits a Poisson regression with a log link, Gaussian priors, and Gaussian random effects that are
 * correlated from one observation to the next. The random effects explain counts that vary more than
 * Poisson's (overdispersion) for reasons outside the design. Newton's method finds the joint mode;
 * Laplace's approximation then integrates the random effects out (Breslow and Clayton, "Approximate inference in
 * generalized linear mixed models", Journal of the American Statistical Association 88, 1993; Rue,
 * Martino and Chopin, Journal of the Royal Statistical Society B 71, 2009).
 *
 * Cost: O(observations x coefficients^2) for each of about ten steps.
 *
 * @throws RangeError for counts below 0, anything not a number, and counts without exposure.
 *
 * @example
 * // The counts of four days, which vary more than Poisson's about a mean of 5.
 * const fit = latentPoissonRegression({
 *   design: sparseFromDense(Matrix.fromRows([[1], [1], [1], [1]])),
 *   counts: Float64Array.of(1, 10, 8, 1),
 *   offset: new Float64Array(4),
 *   penalty: Float64Array.of(0),
 *   latent: ornsteinUhlenbeckPrecision(Float64Array.of(0, 1, 2, 3), 0.5, 1),
 * });
 * fit.fitted; // => [3.22083, 7.3396, 6.32201, 3.11757]
 */
export function latentPoissonRegression(problem: LatentPoissonProblem): LatentPoissonFit {
  refuseImpossibleCounts(problem);
  const { design, start } = problem;
  const { position } = newtonMaximum({
    start: positionAt(
      problem,
      start?.coefficients ?? new Float64Array(design.columns),
      start?.latent ?? new Float64Array(design.rows),
    ),
    stepFrom: (from) => stepFrom(problem, from),
    move: (from, step, share) =>
      positionAt(
        problem,
        from.coefficients.map((value, c) => value + share * step.coefficients[c]),
        from.latent.map((value, r) => value + share * step.latent[r]),
      ),
    leastGain: LEAST_GAIN,
  });
  const { coefficients, latent, fitted, objective } = position;
  const curvature = curvatureAt(problem, fitted);
  return {
    coefficients,
    latent,
    fitted,
    covariance: choleskyInverse(curvature.factor),
    evidence: objective + priorConstant(problem) - logDeterminant(curvature) / 2,
  };
}

/** `objective` is the log likelihood less half of both quadratic forms. */
interface LatentPosition extends Position {
  coefficients: Float64Array;
  latent: Float64Array;
  fitted: Float64Array;
}

function positionAt(
  problem: LatentPoissonProblem,
  coefficients: Float64Array,
  latent: Float64Array,
): LatentPosition {
  const { design, counts, offset, penalty } = problem;
  const fitted = timesVector(design, coefficients);
  let objective = 0;
  for (let r = 0; r < fitted.length; r++) {
    const predictor = Math.min(HIGHEST_PREDICTOR, fitted[r] + offset[r] + latent[r]);
    fitted[r] = Math.exp(predictor);
    objective += (counts[r] > 0 ? counts[r] * predictor : 0) - fitted[r];
  }
  for (let c = 0; c < penalty.length; c++) objective -= (penalty[c] * coefficients[c] ** 2) / 2;
  objective -= innerProduct(tridiagonalTimes(problem.latent, latent), latent) / 2;
  return { coefficients, latent, fitted, objective };
}

function stepFrom(problem: LatentPoissonProblem, from: LatentPosition): LatentStep {
  const { design, counts, penalty } = problem;
  const residual = counts.map((count, r) => count - from.fitted[r]);
  const slope = transposedTimesVector(design, residual).map(
    (value, c) => value - penalty[c] * from.coefficients[c],
  );
  const pull = tridiagonalTimes(problem.latent, from.latent);
  const latentSlope = residual.map((value, r) => value - pull[r]);
  return solveFor(curvatureAt(problem, from.fitted), slope, latentSlope);
}

/** Returns the logarithm of the priors' densities at 0, without the powers of 2 pi that cancel. */
function priorConstant({ penalty, latent }: LatentPoissonProblem): number {
  const ofCoefficients = penalty.reduce((sum, own) => sum + (own > 0 ? Math.log(own) : 0), 0);
  return (tridiagonalLogDeterminant(tridiagonalFactor(latent)) + ofCoefficients) / 2;
}

function logDeterminant({ latent, factor }: Curvature): number {
  return tridiagonalLogDeterminant(latent) + choleskyLogDeterminant(factor);
}
