import type { Matrix } from './matrix.ts';
import type { SparseRows } from './sparse-rows.ts';

/**
 * Returns the sparse rows of a matrix, without its zeros. Cost: O(rows x columns).
 *
 * @example
 * sparseFromDense(Matrix.fromRows([[1, 2], [0, 3]])).column; // => [0, 1, 1]
 */
export function sparseFromDense({ rows, columns, values }: Matrix): SparseRows {
  const start = new Int32Array(rows + 1);
  const column = new Int32Array(values.length);
  const value = new Float64Array(values.length);
  let end = 0;
  let at = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++, at++) {
      if (values[at] === 0) continue;
      column[end] = c;
      value[end++] = values[at];
    }
    start[r + 1] = end;
  }
  return { rows, columns, start, column: column.slice(0, end), value: value.slice(0, end) };
}
