import type { SparseRows } from './sparse-rows.ts';

/** Sparse rows of a row-major matrix; zeros are left out. Time O(numbers). */
export function sparseFromDense(dense: Float64Array, columns: number): SparseRows {
  const rows = columns > 0 ? dense.length / columns : 0;
  const start = new Int32Array(rows + 1);
  const column = new Int32Array(dense.length);
  const value = new Float64Array(dense.length);
  let end = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (dense[r * columns + c] === 0) continue;
      column[end] = c;
      value[end++] = dense[r * columns + c];
    }
    start[r + 1] = end;
  }
  return { rows, columns, start, column: column.slice(0, end), value: value.slice(0, end) };
}
