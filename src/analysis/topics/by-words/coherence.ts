import type { SparseRows } from '../../../stats/sparse-rows.ts';

/**
 * Terms of a real topic must meet in posts this many times more often than by chance. Terms of a
 * topic with a share s of all posts can reach at most 1 / s, so they need only come halfway there.
 */
const LEAST_RATIO = 2;

/** The fewest meetings. Fewer may be chance. */
const LEAST_MEETINGS = 3;

/**
 * Returns which sets of terms are coherent: over all pairs of a set, they occur in the same post
 * clearly more often than independent terms would. Words that people use on every topic are not
 * coherent. Pairs are pooled, because a single pair in few posts shows nothing. After Newman et
 * al., "Automatic evaluation of topic coherence", NAACL 2010.
 *
 * @param counts posts x terms.
 * @param sets the distinctive terms of each topic, as columns of `counts`.
 * @param sizes the number of posts of each topic.
 */
export function holdTogether(
  counts: SparseRows,
  sets: readonly number[][],
  sizes: ArrayLike<number>,
): boolean[] {
  const { posts, meetings } = countMeetings(counts, sets);
  return sets.map((terms, set) => {
    const expected = expectedMeetings(
      terms.map((term) => posts[term]!),
      counts.rows,
    );
    const leastRatio = Math.min(LEAST_RATIO, (1 + counts.rows / sizes[set]!) / 2);
    return meetings[set]! >= Math.max(LEAST_MEETINGS, leastRatio * expected);
  });
}

/**
 * Counts the posts of each term, and for each set the pairs of its terms in one post, over all
 * posts.
 */
function countMeetings(
  counts: SparseRows,
  sets: readonly number[][],
): { posts: Int32Array; meetings: Float64Array } {
  const setsOfTerm = new Map<number, number[]>();
  sets.forEach((terms, set) => {
    for (const term of terms) setsOfTerm.set(term, [...(setsOfTerm.get(term) ?? []), set]);
  });
  const posts = new Int32Array(counts.columns);
  const meetings = new Float64Array(sets.length);
  const inPost = new Map<number, number>();
  for (let post = 0; post < counts.rows; post++) {
    inPost.clear();
    for (let e = counts.start[post]!; e < counts.start[post + 1]!; e++) {
      const term = counts.column[e]!;
      posts[term]!++;
      for (const set of setsOfTerm.get(term) ?? []) {
        const before = inPost.get(set) ?? 0;
        meetings[set]! += before;
        inPost.set(set, before + 1);
      }
    }
  }
  return { posts, meetings };
}

function expectedMeetings(posts: readonly number[], all: number): number {
  let sum = 0;
  let squares = 0;
  for (const count of posts) {
    sum += count;
    squares += count * count;
  }
  return (sum * sum - squares) / (2 * all);
}
