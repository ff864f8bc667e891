import type { Post } from '../../../model/audience-log.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { EncodedPosts } from './post-features.ts';
import { LEAST_ENCODED, type SentenceVectors, textToEncode } from './sentence-vectors.ts';

/** Returns the posts that have terms and a vector; `undefined` if there are too few to compare. */
export function encodedPosts(
  posts: readonly Post[],
  counts: SparseRows,
  rows: Int32Array,
  vectors: SentenceVectors,
): EncodedPosts | undefined {
  const encoded = Array.from(rows).flatMap((row) => {
    const vector = vectors.get(textToEncode(posts[row]));
    return vector === undefined || counts.start[row] === counts.start[row + 1]
      ? []
      : [{ row, vector }];
  });
  if (encoded.length < LEAST_ENCODED) return undefined;
  return {
    rows: Int32Array.from(encoded, ({ row }) => row),
    vectors: encoded.map(({ vector }) => vector),
  };
}
