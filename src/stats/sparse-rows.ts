import { countingSort } from './counting-sort.ts';

/**
 * A sparse matrix by rows (compressed sparse row): the entries of row i have the columns
 * `column[start[i] .. start[i + 1])`, ascending, and the same part of `value`.
 * Rows x columns with m entries take 12 m + 4 rows bytes.
 */
export interface SparseRows {
  rows: number;
  columns: number;
  /** Length rows + 1. */
  start: Int32Array;
  column: Int32Array;
  value: Float64Array;
}

/**
 * Builds sparse rows from entries in any order, and adds up entries of the same row and column in
 * their order. Two counting sorts. Cost: O(rows + columns + entries), memory too.
 *
 * @example
 * const matrix = sparseRows(2, 3, { row: [1, 0, 1], column: [2, 0, 2], value: [5, 1, 6] });
 * matrix.start; // => [0, 1, 2]
 * matrix.column; // => [0, 2]
 * matrix.value; // => [1, 11]
 */
export function sparseRows(
  rows: number,
  columns: number,
  entries: { row: ArrayLike<number>; column: ArrayLike<number>; value: ArrayLike<number> },
): SparseRows {
  const count = entries.row.length;
  const byColumn = countingSort(entries.column, columns);
  const order = countingSort(entries.row, rows, byColumn.order);

  const column = new Int32Array(count);
  const value = new Float64Array(count);
  const start = new Int32Array(rows + 1);
  let end = 0;
  for (let r = 0; r < rows; r++) {
    const rowStart = end;
    for (let k = order.start[r]; k < order.start[r + 1]; k++) {
      const e = order.order[k];
      const c = entries.column[e];
      if (end > rowStart && column[end - 1] === c) value[end - 1] += entries.value[e];
      else {
        column[end] = c;
        value[end++] = entries.value[e];
      }
    }
    start[r + 1] = end;
  }
  return { rows, columns, start, column: column.slice(0, end), value: value.slice(0, end) };
}

/**
 * Returns the row of each entry. Cost: O(rows + entries).
 *
 * @example
 * rowsOfEntries(sparseFromDense(Matrix.fromRows([[1, 2], [0, 3]]))); // => [0, 0, 1]
 */
export function rowsOfEntries({ rows, start, column }: SparseRows): Int32Array {
  const row = new Int32Array(column.length);
  for (let at = 0; at < rows; at++) row.fill(at, start[at], start[at + 1]);
  return row;
}
