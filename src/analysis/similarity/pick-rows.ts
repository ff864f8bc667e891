import type { SparseRows } from '../../stats/sparse-rows.ts';

/** Returns some of the rows, in the given order. Cost: O(their entries) in time and memory. */
export function pickRows(from: SparseRows, picked: ArrayLike<number>): SparseRows {
  const start = new Int32Array(picked.length + 1);
  for (let k = 0; k < picked.length; k++) {
    start[k + 1] = start[k] + from.start[picked[k] + 1] - from.start[picked[k]];
  }
  const column = new Int32Array(start[picked.length]);
  const value = new Float64Array(start[picked.length]);
  for (let k = 0; k < picked.length; k++) {
    const begin = from.start[picked[k]];
    const end = from.start[picked[k] + 1];
    column.set(from.column.subarray(begin, end), start[k]);
    value.set(from.value.subarray(begin, end), start[k]);
  }
  return { rows: picked.length, columns: from.columns, start, column, value };
}
