import { Matrix } from './matrix.ts';
import { optimalAssignment } from './optimal-assignment.ts';

/** Overlap of two partitions of the same items. */
export interface Overlap {
  /** Items in both: groups of the one x groups of the other. */
  shared: Matrix;
  /** Items in each group of the one, and of the other. */
  rows: Float64Array;
  columns: Float64Array;
}

/**
 * Two groups match from this Jaccard similarity on: the share of the items in either that are in
 * both. A third of a split group is a new group.
 */
const LEAST_SHARED = 0.3;

/**
 * Matches the groups of two partitions one to one, with the largest sum of Jaccard similarities.
 * Pairs below the least similarity stay unmatched (Greene, Doyle, Cunningham, "Tracking the
 * evolution of communities in dynamic social networks", ASONAM 2010). When a group splits, its
 * largest part continues it; when groups merge, the largest continues. Cost: O(groups^3).
 *
 * @returns the column of each row, or -1.
 *
 * @example
 * const shared = Matrix.fromRows([[2, 8], [1, 0]]);
 * matchedGroups({ shared, rows: Float64Array.of(10, 1), columns: Float64Array.of(3, 8) }); // => [1, 0]
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
