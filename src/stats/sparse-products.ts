import { Matrix } from './matrix.ts';
import type { SparseRows } from './sparse-rows.ts';

/**
 * Returns X v, one number a row. Cost: O(entries).
 *
 * @example
 * const design = sparseFromDense(Matrix.fromRows([[1, 2], [0, 3]]));
 * timesVector(design, Float64Array.of(10, 1)); // => [12, 3]
 */
export function timesVector(
  { rows, start, column, value }: SparseRows,
  vector: Float64Array,
): Float64Array {
  const out = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let e = start[r]; e < start[r + 1]; e++) sum += value[e] * vector[column[e]];
    out[r] = sum;
  }
  return out;
}

/**
 * Returns X'v, one number a column. Cost: O(entries).
 *
 * @example
 * const design = sparseFromDense(Matrix.fromRows([[1, 2], [0, 3]]));
 * transposedTimesVector(design, Float64Array.of(10, 1)); // => [10, 23]
 */
export function transposedTimesVector(
  { rows, columns, start, column, value }: SparseRows,
  vector: Float64Array,
): Float64Array {
  const out = new Float64Array(columns);
  for (let r = 0; r < rows; r++) {
    const factor = vector[r];
    for (let e = start[r]; e < start[r + 1]; e++) out[column[e]] += value[e] * factor;
  }
  return out;
}

/**
 * Returns the lower half of X' diag(weight) X, columns x columns, with zeros above the diagonal.
 * Cost: O(sum over rows of (entries in the row)^2).
 *
 * @example
 * const design = sparseFromDense(Matrix.fromRows([[1, 2], [0, 3]]));
 * weightedSquares(design, Float64Array.of(1, 1)).values; // => [1, 0, 2, 13]
 */
export function weightedSquares(
  { rows, columns, start, column, value }: SparseRows,
  weight: Float64Array,
): Matrix {
  const result = new Matrix(columns, columns);
  const { values: matrix } = result;
  const dense = new Float64Array(TOGETHER * columns);
  for (let r = 0; r < rows; r++) {
    const end = r + TOGETHER;
    if (end <= rows && 2 * (start[end] - start[r]) > TOGETHER * columns) {
      dense.fill(0);
      for (let row = r; row < end; row++) {
        const into = (row - r) * columns;
        for (let e = start[row]; e < start[row + 1]; e++) dense[into + column[e]] = value[e];
      }
      addDenseRows(matrix, columns, dense, weight, r);
      r = end - 1;
      continue;
    }
    // Plain index arithmetic: an innermost loop of every regression.
    const first = start[r];
    const factor = weight[r];
    if (factor === 0) continue;
    for (let a = first; a < start[r + 1]; a++) {
      const weighted = factor * value[a];
      const row = column[a] * columns;
      // Columns ascend within a row, so this fills only the lower half.
      for (let b = first; b <= a; b++) matrix[row + column[b]] += weighted * value[b];
    }
  }
  return result;
}

/**
 * This many rows with few zeros are added at once, which reads and writes the matrix once instead of
 * four times. They are added in their order, so that the sums have the same digits.
 */
const TOGETHER = 4;

function addDenseRows(
  matrix: Float64Array,
  columns: number,
  rows: Float64Array,
  weight: Float64Array,
  at: number,
): void {
  const row2 = columns;
  const row3 = 2 * columns;
  const row4 = 3 * columns;
  for (let a = 0, into = 0; a < columns; a++, into += columns) {
    const by1 = weight[at] * rows[a];
    const by2 = weight[at + 1] * rows[row2 + a];
    const by3 = weight[at + 2] * rows[row3 + a];
    const by4 = weight[at + 3] * rows[row4 + a];
    for (let b = 0; b <= a; b++) {
      matrix[into + b] =
        matrix[into + b] +
        by1 * rows[b] +
        by2 * rows[row2 + b] +
        by3 * rows[row3 + b] +
        by4 * rows[row4 + b];
    }
  }
}
