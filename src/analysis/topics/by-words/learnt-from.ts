import type { Post } from '../../../model/audience-log.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import { sampleRows } from '../identity/sample-rows.ts';

/** The posts in which topics are found, as rows of all posts. */
export interface LearntFrom {
  /** A sample, if there are many posts. The others are assigned to its topics. */
  fitted: Int32Array;
  /** Those of them that make the first groups. */
  grouped: Int32Array;
}

/** We find topics in at most this many posts and terms, and assign the other posts to them. */
const MOST_POSTS_LEARNT_FROM = 8000;
const MOST_TERMS_LEARNT_FROM = 250_000;

/** Grouping takes time and memory by the square of this. */
const MOST_POSTS_GROUPED = 2000;

export function learntFrom(
  posts: readonly Post[],
  counts: SparseRows,
  rows: Int32Array,
): LearntFrom {
  const termsOfAPost = counts.column.length / Math.max(1, counts.rows);
  const most = Math.floor(MOST_TERMS_LEARNT_FROM / Math.max(1, termsOfAPost));
  const fitted = sampleRows(posts, rows, Math.min(MOST_POSTS_LEARNT_FROM, most));
  return { fitted, grouped: sampleRows(posts, fitted, MOST_POSTS_GROUPED) };
}
