import { Matrix } from './matrix.ts';
import { choleskyFactor, choleskySolve } from './cholesky.ts';
import { innerProduct } from './inner-product.ts';
import type { NewtonStep } from './newton.ts';
import type { PoissonProblem } from './poisson-problem.ts';
import { weightedSquares } from './sparse-products.ts';
import type { SparseRows } from './sparse-rows.ts';
import {
  type Tridiagonal,
  type TridiagonalFactor,
  tridiagonalFactor,
  tridiagonalForward,
  tridiagonalSolve,
} from './tridiagonal.ts';

/**
 * The negative Hessian of a Poisson regression with random effects, in two blocks: the random
 * effects, and the coefficients given the random effects.
 */
export interface Curvature {
  latent: TridiagonalFactor;
  /** Rows of the design times their expected counts: observations x coefficients. */
  joint: Matrix;
  /** Cholesky factor of the Schur complement: the coefficients' block without the random effects. */
  factor: Matrix;
}

/** Newton's step of the coefficients and of the random effects. */
export interface LatentStep extends NewtonStep {
  coefficients: Float64Array;
  latent: Float64Array;
}

/**
 * Returns the curvature at the expected counts. The block of the random effects is tridiagonal, so
 * it is eliminated first (Schur complement: Golub and Van Loan, Matrix Computations, 4th ed.,
 * section 3.2). Cost: O(observations x coefficients^2).
 *
 * @example
 * const { factor } = curvatureAt(
 *   {
 *     design: sparseFromDense(Matrix.fromRows([[1], [1]])),
 *     penalty: Float64Array.of(0),
 *     latent: { diagonal: Float64Array.of(2, 2), below: Float64Array.of(0, 0) },
 *   },
 *   Float64Array.of(2, 2),
 * );
 * factor.at(0, 0) ** 2; // => 2, of 4 without random effects
 */
export function curvatureAt(
  problem: Pick<PoissonProblem, 'design' | 'penalty'> & { latent: Tridiagonal },
  fitted: Float64Array,
): Curvature {
  const { design, penalty } = problem;
  const { columns } = design;
  const latent = tridiagonalFactor({
    diagonal: problem.latent.diagonal.map((value, r) => value + fitted[r]),
    below: problem.latent.below,
  });
  const joint = denseTimes(design, fitted);
  const matrix = weightedSquares(design, fitted);
  for (let c = 0; c < columns; c++) matrix.add(c, c, penalty[c]);
  const eliminated = new Matrix(joint.rows, joint.columns, joint.values.slice());
  tridiagonalForward(latent, eliminated);
  for (let r = 0; r < design.rows; r++) {
    const row = eliminated.row(r);
    for (let a = 0; a < columns; a++) {
      const factor = row[a] / latent.pivot[r];
      if (factor === 0) continue;
      for (let b = 0; b <= a; b++) matrix.add(a, b, -factor * row[b]);
    }
  }
  return { latent, joint, factor: choleskyFactor(matrix) };
}

/**
 * Returns Newton's step: solves the curvature's equations for a slope, block by block.
 * Cost: O(observations x coefficients + coefficients^2).
 *
 * @param slope with respect to the coefficients.
 * @param latentSlope with respect to the random effects.
 *
 * @example
 * const problem = {
 *   design: sparseFromDense(Matrix.fromRows([[1], [1]])),
 *   penalty: Float64Array.of(0),
 *   latent: { diagonal: Float64Array.of(2, 2), below: Float64Array.of(0, 0) },
 * };
 * const curvature = curvatureAt(problem, Float64Array.of(2, 2));
 * const step = solveFor(curvature, Float64Array.of(6), Float64Array.of(4, 4));
 * step.coefficients; // => [1]
 * step.latent; // => [0.5, 0.5]
 */
export function solveFor(
  { latent: factor, joint, factor: own }: Curvature,
  slope: Float64Array,
  latentSlope: Float64Array,
): LatentStep {
  const columns = slope.length;
  const absorbed = tridiagonalSolve(factor, latentSlope);
  const right = slope.slice();
  for (let r = 0; r < absorbed.length; r++) {
    for (let c = 0; c < columns; c++) right[c] -= joint.at(r, c) * absorbed[r];
  }
  const coefficients = choleskySolve(own, right);
  const left = latentSlope.map((value, r) => {
    let sum = value;
    for (let c = 0; c < columns; c++) sum -= joint.at(r, c) * coefficients[c];
    return sum;
  });
  const latent = tridiagonalSolve(factor, left);
  const gain = innerProduct(coefficients, slope) + innerProduct(latent, latentSlope);
  return { coefficients, latent, gain };
}

/** Returns diag(weight) X. */
function denseTimes(design: SparseRows, weight: Float64Array): Matrix {
  const { rows, columns, start, column, value } = design;
  const dense = new Matrix(rows, columns);
  for (let r = 0; r < rows; r++) {
    for (let e = start[r]; e < start[r + 1]; e++) {
      dense.set(r, column[e], weight[r] * value[e]);
    }
  }
  return dense;
}
