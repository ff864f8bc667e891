import { Matrix } from './matrix.ts';
import { weightedSquares } from './sparse-products.ts';
import { sparseFromDense } from './sparse-from-dense.ts';
import type { SparseRows } from './sparse-rows.ts';

/** A fitted regression whose observations may be dependent. */
export interface SandwichProblem {
  /** observations x coefficients. */
  design: SparseRows;
  /**
   * Derivative of each observation's log likelihood with respect to its linear predictor: count -
   * expected for a Poisson regression with a log link, (count - expected) / expected with an identity link.
   */
  score: Float64Array;
  /** Inverse of the information: the covariance under the model, size x size. */
  bread: Matrix;
  /** Cluster of each observation. Observations of one cluster may be dependent. */
  cluster: ArrayLike<number>;
}

/**
 * Returns a covariance of the coefficients that is valid for any variance of the observations: bread x
 * meat x bread (Huber 1967; White, "A heteroskedasticity-consistent covariance matrix estimator",
 * Econometrica 48, 1980). It also allows dependence within clusters, given enough clusters (Liang
 * and Zeger, Biometrika 73, 1986): fewer than 30 make it too small.
 *
 * It is multiplied by g / (g - 1) x (n - 1) / (n - k) for n observations, k coefficients and g clusters:
 * CR1, and HC1 where each observation is a cluster of its own.
 *
 * @returns size x size, symmetric. Cost: O(clusters x (entries of one)^2 + size^3).
 *
 * @example
 * // The mean of 1, 2 and 6: its residuals are -2, -1 and 3.
 * const covariance = sandwichCovariance({
 *   design: sparseFromDense(Matrix.fromRows([[1], [1], [1]])),
 *   score: Float64Array.of(-2, -1, 3),
 *   bread: Matrix.fromRows([[1 / 3]]),
 *   cluster: [0, 1, 2],
 * });
 * covariance.at(0, 0); // => 2.33333
 */
export function sandwichCovariance(problem: SandwichProblem): Matrix {
  const { design, score, bread, cluster } = problem;
  const size = design.columns;
  const scores = scoreSums(design, score, cluster);
  const meat = weightedSquares(scores, new Float64Array(scores.rows).fill(1));
  fillUpperHalf(meat);
  const covariance = product(product(bread, meat), bread);
  const widening = (scores.rows / (scores.rows - 1)) * ((design.rows - 1) / (design.rows - size));
  return new Matrix(
    size,
    size,
    covariance.values.map((value) => value * widening),
  );
}

/** Returns each cluster's score: derivatives with respect to the coefficients, one row a cluster. */
function scoreSums(
  design: SparseRows,
  score: Float64Array,
  cluster: ArrayLike<number>,
): SparseRows {
  const { rows, columns, start, column, value } = design;
  const numberOf = new Map<number, number>();
  for (let r = 0; r < rows; r++) {
    if (!numberOf.has(cluster[r])) numberOf.set(cluster[r], numberOf.size);
  }
  const sums = new Matrix(numberOf.size, columns);
  for (let r = 0; r < rows; r++) {
    const row = numberOf.get(cluster[r])! * columns;
    for (let e = start[r]; e < start[r + 1]; e++) {
      sums.values[row + column[e]] += value[e] * score[r];
    }
  }
  return sparseFromDense(sums);
}

function fillUpperHalf(matrix: Matrix): void {
  for (let r = 0; r < matrix.rows; r++) {
    for (let c = 0; c < r; c++) matrix.set(c, r, matrix.at(r, c));
  }
}

function product(a: Matrix, b: Matrix): Matrix {
  const out = new Matrix(a.rows, b.columns);
  for (let r = 0; r < a.rows; r++) {
    for (let k = 0; k < a.columns; k++) {
      const factor = a.at(r, k);
      if (factor === 0) continue;
      for (let c = 0; c < b.columns; c++) out.add(r, c, factor * b.at(k, c));
    }
  }
  return out;
}
