import { Matrix } from './matrix.ts';
import { optimalAssignment } from './optimal-assignment.ts';

/** How many things two ways of grouping the same things have in common, group by group. */
export interface Overlap {
  /** Things in both: groups of the one x groups of the other. */
  shared: Matrix;
  /** Things in each group of the one, and of the other. */
  rows: Float64Array;
  columns: Float64Array;
}

/**
 * Two groups are one where this share of all that is in either is in both. What splits in three, or
 * as small a part of something, is not it any more.
 */
const LEAST_SHARED = 0.3;

/**
 * Which group of one grouping each group of another continues: one to one, so that what the pairs
 * share of all that is in either (Jaccard) adds up to most; pairs that share too little are not made
 * (Greene, Doyle, Cunningham, "Tracking the evolution of communities in dynamic social networks",
 * ASONAM 2010). Of a group that splits the largest part goes on, of groups that merge the largest.
 *
 * @returns for each row its column, or -1.
 */
export function matchedGroups({ shared, rows, columns }: Overlap): Int32Array {
  const similarity = new Matrix(rows.length, columns.length);
  for (const [row, inRow] of rows.entries()) {
    for (const [column, inColumn] of columns.entries()) {
      const both = shared.at(row, column);
      const jaccard = both / (inRow + inColumn - both);
      if (jaccard >= LEAST_SHARED) similarity.set(row, column, jaccard);
    }
  }
  return optimalAssignment(similarity);
}
