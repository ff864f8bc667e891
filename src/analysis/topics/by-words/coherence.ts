import type { SparseRows } from '../../../stats/sparse-rows.ts';

/**
 * Terms of a real topic must meet in posts this many times more often than by chance. Terms of a
 * topic with a share s of all posts can reach at most 1 / s, so they need only come halfway there.
 * Those of a small topic must come a third of the way on the logarithmic scale: its few posts were
 * put together because their words happen to meet.
 */
const LEAST_RATIO = 2;

/**
 * Terms of a larger share of the posts meet all others, unless the topic itself has as many posts.
 */
const TOO_COMMON = 0.5;

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
  const posts = postsOfTerms(counts);
  const rare = sets.map((terms, set) => {
    const frequent = Math.max(TOO_COMMON * counts.rows, sizes[set]!);
    return terms.filter((term) => posts[term] <= frequent);
  });
  const meetings = countMeetings(counts, rare);
  return rare.map((terms, set) => {
    const expected = expectedMeetings(
      terms.map((term) => posts[term]!),
      counts.rows,
    );
    const most = counts.rows / sizes[set]!;
    const leastRatio = Math.max(Math.min(LEAST_RATIO, (1 + most) / 2), Math.cbrt(most));
    return meetings[set]! >= Math.max(LEAST_MEETINGS, leastRatio * expected);
  });
}

function postsOfTerms({ columns, column }: SparseRows): Int32Array {
  const posts = new Int32Array(columns);
  for (const term of column) posts[term]++;
  return posts;
}

/** Counts for each set the pairs of its terms in one post, over all posts. */
function countMeetings(counts: SparseRows, sets: readonly number[][]): Float64Array {
  const setsOfTerm = new Map<number, number[]>();
  sets.forEach((terms, set) => {
    for (const term of terms) setsOfTerm.set(term, [...(setsOfTerm.get(term) ?? []), set]);
  });
  const meetings = new Float64Array(sets.length);
  const inPost = new Map<number, number>();
  for (let post = 0; post < counts.rows; post++) {
    inPost.clear();
    for (let e = counts.start[post]!; e < counts.start[post + 1]!; e++) {
      const term = counts.column[e]!;
      for (const set of setsOfTerm.get(term) ?? []) {
        const before = inPost.get(set) ?? 0;
        meetings[set]! += before;
        inPost.set(set, before + 1);
      }
    }
  }
  return meetings;
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
