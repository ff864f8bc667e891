import type { SparseRows } from '../../../stats/sparse-rows.ts';

/**
 * Returns the likeness of each person to a group: the cosine of their interests with the centre of
 * the group's, 0 to 1; 0 without interests.
 *
 * @param weights people x terms; every row that is not empty has length 1.
 * Cost: O(entries).
 */
export function likenessTo(weights: SparseRows, group: readonly number[]): Float64Array {
  const { rows, columns, start, column, value } = weights;
  const centre = new Float64Array(columns);
  for (const person of group) {
    for (let e = start[person]; e < start[person + 1]; e++) centre[column[e]] += value[e];
  }
  const length = Math.sqrt(centre.reduce((sum, weight) => sum + weight ** 2, 0));
  const likeness = new Float64Array(rows);
  if (length === 0) return likeness;
  for (let person = 0; person < rows; person++) {
    let product = 0;
    for (let e = start[person]; e < start[person + 1]; e++) product += value[e] * centre[column[e]];
    likeness[person] = Math.min(1, Math.max(0, product / length));
  }
  return likeness;
}
