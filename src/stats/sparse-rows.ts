/**
 * A sparse matrix by rows (compressed sparse row): row i holds the columns
 * `column[start[i] .. start[i + 1])`, ascending, with their `value`s.
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
 * Builds sparse rows from entries in any order; entries of the same place are added up, in the
 * order given. Two counting sorts, so time and memory are O(rows + columns + entries).
 */
export function sparseRows(
  rows: number,
  columns: number,
  entries: { row: ArrayLike<number>; column: ArrayLike<number>; value: ArrayLike<number> },
): SparseRows {
  const count = entries.row.length;
  const byColumn = stablySorted(entries.column, columns, undefined, count);
  const order = stablySorted(entries.row, rows, byColumn.order, count);

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

/** For each entry the row it is in. */
export function rowsOfEntries({ rows, start, column }: SparseRows): Int32Array {
  const row = new Int32Array(column.length);
  for (let at = 0; at < rows; at++) row.fill(at, start[at], start[at + 1]);
  return row;
}

/** Entries by a key of 0 .. keys - 1, those of the same key in the order they had before. */
function stablySorted(
  key: ArrayLike<number>,
  keys: number,
  before: Int32Array | undefined,
  count: number,
): { start: Int32Array; order: Int32Array } {
  const start = new Int32Array(keys + 1);
  for (let e = 0; e < count; e++) start[key[e] + 1]++;
  for (let k = 0; k < keys; k++) start[k + 1] += start[k];
  const order = new Int32Array(count);
  const next = start.slice(0, keys);
  for (let at = 0; at < count; at++) {
    const e = before === undefined ? at : before[at];
    order[next[key[e]]++] = e;
  }
  return { start, order };
}
