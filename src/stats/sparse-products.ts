import type { SparseRows } from './sparse-rows.ts';

/** X v: one number a row. Time O(entries). */
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

/** X'v: one number a column. Time O(entries). */
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
 * Lower half of X' diag(weight) X, columns x columns, row-major; zeros above.
 * Time O(sum over rows of (entries in the row)^2).
 */
export function weightedSquares(
  { rows, columns, start, column, value }: SparseRows,
  weight: Float64Array,
): Float64Array {
  const matrix = new Float64Array(columns * columns);
  for (let r = 0; r < rows; r++) {
    const first = start[r];
    const factor = weight[r];
    if (factor === 0) continue;
    for (let a = first; a < start[r + 1]; a++) {
      const weighted = factor * value[a];
      const row = column[a] * columns;
      // Columns ascend within a row, so the lower half fills itself.
      for (let b = first; b <= a; b++) matrix[row + column[b]] += weighted * value[b];
    }
  }
  return matrix;
}
