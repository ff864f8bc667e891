import {
  choleskyFactor,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
} from './cholesky.ts';
import { type PoissonProblem, refuseImpossibleCounts } from './poisson-problem.ts';
import { addPenalty, penaltyTimes } from './quadratic-penalty.ts';
import { timesVector, transposedTimesVector, weightedSquares } from './sparse-products.ts';
import type { SparseRows } from './sparse-rows.ts';
import {
  type Tridiagonal,
  type TridiagonalFactor,
  tridiagonalFactor,
  tridiagonalForward,
  tridiagonalLogDeterminant,
  tridiagonalSolve,
  tridiagonalTimes,
} from './tridiagonal.ts';

/** A Poisson regression in which each observation has a random effect of its own. */
export interface LatentPoissonProblem extends Omit<PoissonProblem, 'start'> {
  /** Precision of the random effects, one an observation, in their order. */
  latent: Tridiagonal;
  /** Where to start from. */
  start?: { coefficients: Float64Array; latent: Float64Array };
}

export interface LatentPoissonFit {
  coefficients: Float64Array;
  /** The random effects, one an observation. */
  latent: Float64Array;
  /** Expected counts, random effects included. */
  fitted: Float64Array;
  /** Posterior covariance of the coefficients, the random effects integrated out; symmetric. */
  covariance: Float64Array;
  /**
   * Laplace's approximation of the logarithm of the marginal likelihood, without the term that
   * depends on the counts alone; for a prior that is improper (a penalty of 0) up to a constant.
   */
  evidence: number;
}

const MOST_ITERATIONS = 60;
const MOST_HALVINGS = 30;
const NO_GAIN = 1e-9;
/** Rounding error of the objective, as a share of it. */
const NOISE = 1e-12;
const HIGHEST_PREDICTOR = 40;

/**
 * Poisson regression with a log link, Gaussian priors, and Gaussian random effects that hang
 * together from one observation to the next: counts that bunch for reasons that are not in the
 * design. The joint mode by Newton's method with step halving; the random effects are then
 * integrated out by Laplace's approximation (Breslow and Clayton, "Approximate inference in
 * generalized linear mixed models", Journal of the American Statistical Association 88, 1993; Rue,
 * Martino and Chopin, Journal of the Royal Statistical Society B 71, 2009).
 *
 * Time, an iteration: O(observations x coefficients^2); some ten iterations.
 *
 * @throws RangeError for counts below 0, anything not a number, and counts without exposure.
 */
export function latentPoissonRegression(problem: LatentPoissonProblem): LatentPoissonFit {
  refuseImpossibleCounts(problem);
  const { design, start } = problem;
  let position = positionAt(
    problem,
    start?.coefficients ?? new Float64Array(design.columns),
    start?.latent ?? new Float64Array(design.rows),
  );
  let curvature = curvatureAt(problem, position.fitted);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const step = newtonStep(problem, position, curvature);
    const next = bestAlong(problem, position, step);
    if (next === null) break;
    position = next;
    curvature = curvatureAt(problem, position.fitted);
    if (step.gain < NO_GAIN) break;
  }
  const { coefficients, latent, fitted, objective } = position;
  return {
    coefficients,
    latent,
    fitted,
    covariance: choleskyInverse(curvature.factor, design.columns),
    evidence: objective + priorConstant(problem) - logDeterminant(curvature, design.columns) / 2,
  };
}

/** A point on the way up: `objective` is the log likelihood less half of both quadratic forms. */
interface Position {
  coefficients: Float64Array;
  latent: Float64Array;
  fitted: Float64Array;
  objective: number;
}

function positionAt(
  problem: LatentPoissonProblem,
  coefficients: Float64Array,
  latent: Float64Array,
): Position {
  const { design, counts, offset, penalty } = problem;
  const fitted = timesVector(design, coefficients);
  let objective = 0;
  for (let r = 0; r < fitted.length; r++) {
    const predictor = Math.min(HIGHEST_PREDICTOR, fitted[r] + offset[r] + latent[r]);
    fitted[r] = Math.exp(predictor);
    objective += (counts[r] > 0 ? counts[r] * predictor : 0) - fitted[r];
  }
  objective -= innerProduct(penaltyTimes(penalty, coefficients), coefficients) / 2;
  objective -= innerProduct(tridiagonalTimes(problem.latent, latent), latent) / 2;
  return { coefficients, latent, fitted, objective };
}

/** The negative Hessian, in blocks: of the random effects, and of the coefficients given these. */
interface Curvature {
  latent: TridiagonalFactor;
  /** Rows of the design times their expected counts, dense. */
  joint: Float64Array;
  /** Cholesky factor of the coefficients' block less what the random effects take up of it. */
  factor: Float64Array;
}

function curvatureAt(problem: LatentPoissonProblem, fitted: Float64Array): Curvature {
  const { design, penalty } = problem;
  const { columns } = design;
  const latent = tridiagonalFactor({
    diagonal: problem.latent.diagonal.map((value, r) => value + fitted[r]),
    below: problem.latent.below,
  });
  const joint = denseTimes(design, fitted);
  const matrix = weightedSquares(design, fitted);
  addPenalty(matrix, penalty, columns);
  const taken = joint.slice();
  tridiagonalForward(latent, taken, columns);
  for (let r = 0; r < design.rows; r++) {
    const row = r * columns;
    for (let a = 0; a < columns; a++) {
      const factor = taken[row + a] / latent.pivot[r];
      if (factor === 0) continue;
      for (let b = 0; b <= a; b++) matrix[a * columns + b] -= factor * taken[row + b];
    }
  }
  return { latent, joint, factor: choleskyFactor(matrix, columns) };
}

/** Both parts of Newton's step, and twice what it promises. */
interface Step {
  coefficients: Float64Array;
  latent: Float64Array;
  gain: number;
}

function newtonStep(
  { design, counts, penalty, latent }: LatentPoissonProblem,
  position: Position,
  { latent: factor, joint, factor: own }: Curvature,
): Step {
  const { columns } = design;
  const residual = counts.map((count, r) => count - position.fitted[r]);
  const charge = penaltyTimes(penalty, position.coefficients);
  const slope = transposedTimesVector(design, residual).map((value, c) => value - charge[c]);
  const pull = tridiagonalTimes(latent, position.latent);
  const latentSlope = residual.map((value, r) => value - pull[r]);
  const absorbed = tridiagonalSolve(factor, latentSlope);
  const right = slope.slice();
  for (let r = 0; r < absorbed.length; r++) {
    for (let c = 0; c < columns; c++) right[c] -= joint[r * columns + c] * absorbed[r];
  }
  const step = choleskySolve(own, columns, right);
  const left = latentSlope.map((value, r) => {
    let sum = value;
    for (let c = 0; c < columns; c++) sum -= joint[r * columns + c] * step[c];
    return sum;
  });
  const latentStep = tridiagonalSolve(factor, left);
  const gain = innerProduct(step, slope) + innerProduct(latentStep, latentSlope);
  return { coefficients: step, latent: latentStep, gain };
}

/** The step or a part of it, the longest that loses nothing; null where there is none. */
function bestAlong(problem: LatentPoissonProblem, from: Position, step: Step): Position | null {
  const noise = NOISE * (Math.abs(from.objective) + 1);
  for (let halving = 0, scale = 1; halving < MOST_HALVINGS; halving++, scale /= 2) {
    const next = positionAt(
      problem,
      from.coefficients.map((value, c) => value + scale * step.coefficients[c]),
      from.latent.map((value, r) => value + scale * step.latent[r]),
    );
    if (next.objective >= from.objective - noise) return next;
  }
  return null;
}

/** The logarithm of the priors' densities at 0, without the powers of 2 pi that cancel. */
function priorConstant({ penalty, latent, design }: LatentPoissonProblem): number {
  let log = tridiagonalLogDeterminant(tridiagonalFactor(latent)) / 2;
  const matrix = new Float64Array(design.columns ** 2);
  addPenalty(matrix, penalty, design.columns);
  log += choleskyLogDeterminant(choleskyFactor(matrix, design.columns), design.columns) / 2;
  return log;
}

function logDeterminant({ latent, factor }: Curvature, columns: number): number {
  return tridiagonalLogDeterminant(latent) + choleskyLogDeterminant(factor, columns);
}

/** diag(weight) X, row-major. */
function denseTimes(design: SparseRows, weight: Float64Array): Float64Array {
  const { rows, columns, start, column, value } = design;
  const dense = new Float64Array(rows * columns);
  for (let r = 0; r < rows; r++) {
    for (let e = start[r]; e < start[r + 1]; e++)
      dense[r * columns + column[e]] = weight[r] * value[e];
  }
  return dense;
}

function innerProduct(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
