import type { SparseRows } from '../../../src/stats/sparse-rows.ts';

/** The cosines of a row with the k nearest of all others, the highest first. Rows have length 1. */
export function nearestByComparing(
  { rows, columns, start, column, value }: SparseRows,
  row: number,
  k: number,
): number[] {
  const own = new Float64Array(columns);
  for (let e = start[row]!; e < start[row + 1]!; e++) own[column[e]!] = value[e]!;
  const cosines = new Float64Array(rows);
  for (let other = 0; other < rows; other++) {
    if (other === row) continue;
    let sum = 0;
    for (let e = start[other]!; e < start[other + 1]!; e++) sum += own[column[e]!]! * value[e]!;
    cosines[other] = sum;
  }
  return Array.from(cosines.sort().subarray(-k))
    .filter((cosine) => cosine > 0)
    .toReversed();
}
