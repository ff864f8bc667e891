import type { Post } from '../../../model/audience-log.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import { sampleRows } from '../identity/sample-rows.ts';

/** We find topics in at most this many posts and terms, and assign the other posts to them. */
const MOST_POSTS_LEARNT_FROM = 8000;
const MOST_TERMS_LEARNT_FROM = 250_000;

/** Returns the rows of the posts to find topics in: a sample if there are many. */
export function learntFrom(
  posts: readonly Post[],
  counts: SparseRows,
  rows: Int32Array,
): Int32Array {
  const termsOfAPost = counts.column.length / Math.max(1, counts.rows);
  const most = Math.floor(MOST_TERMS_LEARNT_FROM / Math.max(1, termsOfAPost));
  return sampleRows(posts, rows, Math.min(MOST_POSTS_LEARNT_FROM, most));
}
