import { weightedSquares } from './sparse-products.ts';
import { type SparseRows, sparseRows } from './sparse-rows.ts';

export interface SandwichProblem {
  /** observations x coefficients. */
  design: SparseRows;
  /**
   * Derivative of each observation's log likelihood by its linear predictor: count - expected for
   * a Poisson regression with a log link, (count - expected) / expected with an identity link.
   */
  score: Float64Array;
  /** Inverse of the information: the covariance as the model has it, size x size. */
  bread: Float64Array;
  /** Observations of the same number may depend on each other. */
  cluster: ArrayLike<number>;
}

/**
 * Covariance of coefficients that holds whatever the variance of the observations: bread x meat x
 * bread (Huber 1967; White, "A heteroskedasticity-consistent covariance matrix estimator",
 * Econometrica 48, 1980). It also holds for observations of one cluster that move together, given
 * enough clusters (Liang and Zeger, Biometrika 73, 1986): fewer than 30 leave it too narrow.
 *
 * Widened by g / (g - 1) x (n - 1) / (n - k) for n observations, k coefficients and g clusters:
 * CR1, and HC1 where each observation is a cluster of its own.
 *
 * @returns size x size, row-major, symmetric. Time O(clusters x (entries of one)^2 + size^3).
 */
export function sandwichCovariance(problem: SandwichProblem): Float64Array {
  const { design, score, bread, cluster } = problem;
  const size = design.columns;
  const scores = scoreSums(design, score, cluster);
  const meat = weightedSquares(scores, new Float64Array(scores.rows).fill(1));
  fillUpperHalf(meat, size);
  const covariance = product(product(bread, meat, size), bread, size);
  const widening = (scores.rows / (scores.rows - 1)) * ((design.rows - 1) / (design.rows - size));
  return covariance.map((value) => value * widening);
}

/** Each cluster's derivative of the log likelihood by the coefficients: clusters x coefficients. */
function scoreSums(
  design: SparseRows,
  score: Float64Array,
  cluster: ArrayLike<number>,
): SparseRows {
  const numberOf = new Map<number, number>();
  const row = new Int32Array(design.column.length);
  const value = new Float64Array(design.column.length);
  for (let r = 0; r < design.rows; r++) {
    const name = cluster[r];
    const number = numberOf.get(name) ?? numberOf.size;
    numberOf.set(name, number);
    for (let e = design.start[r]; e < design.start[r + 1]; e++) {
      row[e] = number;
      value[e] = design.value[e] * score[r];
    }
  }
  return sparseRows(numberOf.size, design.columns, { row, column: design.column, value });
}

function fillUpperHalf(matrix: Float64Array, size: number): void {
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < r; c++) matrix[c * size + r] = matrix[r * size + c];
  }
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let r = 0; r < size; r++) {
    for (let k = 0; k < size; k++) {
      const factor = a[r * size + k];
      if (factor === 0) continue;
      for (let c = 0; c < size; c++) out[r * size + c] += factor * b[k * size + c];
    }
  }
  return out;
}
