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
 * order given. Time O(entries log(entries of a row)), memory O(entries).
 */
export function sparseRows(
  rows: number,
  columns: number,
  entries: { row: ArrayLike<number>; column: ArrayLike<number>; value: ArrayLike<number> },
): SparseRows {
  const count = entries.row.length;
  const start = new Int32Array(rows + 1);
  for (let e = 0; e < count; e++) start[entries.row[e] + 1]++;
  for (let r = 0; r < rows; r++) start[r + 1] += start[r];
  const order = new Int32Array(count);
  const next = start.slice(0, rows);
  for (let e = 0; e < count; e++) order[next[entries.row[e]]++] = e;

  const column = new Int32Array(count);
  const value = new Float64Array(count);
  const packed = new Int32Array(rows + 1);
  let end = 0;
  for (let r = 0; r < rows; r++) {
    const inRow = order.subarray(start[r], start[r + 1]);
    inRow.sort((a, b) => entries.column[a] - entries.column[b] || a - b);
    const rowStart = end;
    for (const e of inRow) {
      const c = entries.column[e];
      if (end > rowStart && column[end - 1] === c) value[end - 1] += entries.value[e];
      else {
        column[end] = c;
        value[end++] = entries.value[e];
      }
    }
    packed[r + 1] = end;
  }
  return { rows, columns, start: packed, column: column.slice(0, end), value: value.slice(0, end) };
}

/** For each entry the row it is in. */
export function rowsOfEntries({ rows, start, column }: SparseRows): Int32Array {
  const row = new Int32Array(column.length);
  for (let at = 0; at < rows; at++) row.fill(at, start[at], start[at + 1]);
  return row;
}
