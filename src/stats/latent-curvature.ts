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
  subtractSquares(matrix, eliminated, latent.pivot);
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
  const { values } = joint;
  for (let r = 0, at = 0; r < absorbed.length; r++) {
    const own = absorbed[r];
    for (let c = 0; c < columns; c++) right[c] -= values[at++] * own;
  }
  const coefficients = choleskySolve(own, right);
  const left = latentSlope.slice();
  for (let r = 0, at = 0; r < left.length; r++) {
    let sum = left[r];
    for (let c = 0; c < columns; c++) sum -= values[at++] * coefficients[c];
    left[r] = sum;
  }
  const latent = tridiagonalSolve(factor, left);
  const gain = innerProduct(coefficients, slope) + innerProduct(latent, latentSlope);
  return { coefficients, latent, gain };
}

/**
 * Subtracts X' diag(1 / divisor) X from the lower half of a matrix. Takes two rows at once, in their
 * order: the differences have the same digits.
 */
function subtractSquares(
  from: Matrix,
  { rows, columns, values }: Matrix,
  divisor: Float64Array,
): void {
  const { values: matrix } = from;
  for (let r = 0; r < rows; r += 2) {
    const one = r * columns;
    // After an odd number of rows, the last is subtracted once and then 0 times.
    const isLast = r + 1 === rows;
    const two = isLast ? one : one + columns;
    for (let a = 0, into = 0; a < columns; a++, into += columns) {
      const first = values[one + a] / divisor[r];
      const second = isLast ? 0 : values[two + a] / divisor[r + 1];
      for (let b = 0; b <= a; b++) {
        matrix[into + b] = matrix[into + b] - first * values[one + b] - second * values[two + b];
      }
    }
  }
}

/** Returns diag(weight) X. */
function denseTimes(design: SparseRows, weight: Float64Array): Matrix {
  const { rows, columns, start, column, value } = design;
  const dense = new Matrix(rows, columns);
  const { values } = dense;
  for (let r = 0, row = 0; r < rows; r++, row += columns) {
    const own = weight[r];
    for (let e = start[r]; e < start[r + 1]; e++) values[row + column[e]] = own * value[e];
  }
  return dense;
}
