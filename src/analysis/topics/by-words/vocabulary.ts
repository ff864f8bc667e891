import type { SparseRows } from '../../../stats/sparse-rows.ts';

/**
 * Returns the terms that can connect posts: those of at least two of the chosen rows, or all of
 * their terms if no term is in two.
 *
 * @param rows the chosen rows of `counts`.
 * @returns the columns of `counts`, ascending.
 */
export function sharedTerms(counts: SparseRows, rows: Int32Array): Int32Array {
  const rowsWith = new Int32Array(counts.columns);
  for (const row of rows) {
    for (let e = counts.start[row]!; e < counts.start[row + 1]!; e++) {
      rowsWith[counts.column[e]!]!++;
    }
  }
  const least = rowsWith.some((count) => count > 1) ? 2 : 1;
  return Int32Array.from(rowsWith.keys().filter((column) => rowsWith[column]! >= least));
}

/**
 * Returns the chosen rows and columns, numbered by their places in `rows` and `columns`. Cost:
 * O(rows + their entries) in time and memory.
 */
export function submatrix(counts: SparseRows, rows: Int32Array, columns: Int32Array): SparseRows {
  const place = new Int32Array(counts.columns).fill(-1);
  columns.forEach((column, at) => {
    place[column] = at;
  });
  const start = new Int32Array(rows.length + 1);
  const column: number[] = [];
  const value: number[] = [];
  rows.forEach((row, at) => {
    for (let e = counts.start[row]!; e < counts.start[row + 1]!; e++) {
      const to = place[counts.column[e]!]!;
      if (to < 0) continue;
      column.push(to);
      value.push(counts.value[e]!);
    }
    start[at + 1] = column.length;
  });
  return {
    rows: rows.length,
    columns: columns.length,
    start,
    column: Int32Array.from(column),
    value: Float64Array.from(value),
  };
}

/** Returns the columns of both, those of the second numbered after those of the first. */
export function sideBySide(first: SparseRows, second: SparseRows): SparseRows {
  const start = new Int32Array(first.rows + 1);
  const column: number[] = [];
  const value: number[] = [];
  for (let row = 0; row < first.rows; row++) {
    for (let e = first.start[row]!; e < first.start[row + 1]!; e++) {
      column.push(first.column[e]!);
      value.push(first.value[e]!);
    }
    for (let e = second.start[row]!; e < second.start[row + 1]!; e++) {
      column.push(first.columns + second.column[e]!);
      value.push(second.value[e]!);
    }
    start[row + 1] = column.length;
  }
  return {
    rows: first.rows,
    columns: first.columns + second.columns,
    start,
    column: Int32Array.from(column),
    value: Float64Array.from(value),
  };
}
