import type { Matrix } from '../../src/stats/matrix.ts';
import { type SparseRows, sparseRows } from '../../src/stats/sparse-rows.ts';

/** A design written out row by row; zeros are left out. */
export function designOf(rows: readonly (readonly number[])[]): SparseRows {
  const entries = { row: [] as number[], column: [] as number[], value: [] as number[] };
  for (const [r, row] of rows.entries()) {
    for (const [c, value] of row.entries()) {
      if (value === 0) continue;
      entries.row.push(r);
      entries.column.push(c);
      entries.value.push(value);
    }
  }
  return sparseRows(rows.length, rows[0]?.length ?? 0, entries);
}

/**
 * Largest relative error of any of the numbers; where 0 or an infinity is expected, nothing else
 * will do.
 */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Infinity;
  let worst = 0;
  for (let i = 0; i < expected.length; i++) {
    if (actual[i] === expected[i]) continue;
    const error = Math.abs((actual[i] - expected[i]) / expected[i]);
    worst = error <= worst ? worst : Number.isFinite(error) ? error : Infinity;
  }
  return worst;
}

/** Square roots of the diagonal of a square matrix. */
export function standardErrors(covariance: Matrix): Float64Array {
  return Float64Array.from({ length: covariance.rows }, (_, c) => Math.sqrt(covariance.at(c, c)));
}
