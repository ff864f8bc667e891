import type { SparseRows } from '../../../stats/sparse-rows.ts';

/**
 * Returns the cohesion of each community: the mean cosine of its members' interests with their
 * centre, over members with any interests. For rows of length 1, it is the length of their sum
 * divided by their number. Cost: O(entries).
 *
 * @param community the number of each person's community, or -1.
 */
export function cohesionOf(
  rows: SparseRows,
  community: Int32Array,
  communities: number,
): Float64Array {
  const sums = Array.from({ length: communities }, () => new Map<number, number>());
  const members = new Int32Array(communities);
  for (let i = 0; i < rows.rows; i++) {
    const c = community[i];
    if (c < 0 || rows.start[i] === rows.start[i + 1]) continue;
    members[c]++;
    for (let p = rows.start[i]; p < rows.start[i + 1]; p++) {
      sums[c].set(rows.column[p], (sums[c].get(rows.column[p]) ?? 0) + rows.value[p]);
    }
  }
  return Float64Array.from(sums, (sum, c) => {
    if (members[c] === 0) return 0;
    const squares = sum.values().reduce((total, weight) => total + weight * weight, 0);
    return Math.min(1, Math.sqrt(squares) / members[c]);
  });
}
