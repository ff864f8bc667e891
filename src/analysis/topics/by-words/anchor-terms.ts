import type { SparseRows } from '../../../stats/sparse-rows.ts';

/** A term in a larger share of the posts does not distinguish them. */
const TOO_COMMON = 0.5;

/**
 * Returns a first grouping of posts by anchor terms. Each step picks the term that many posts
 * without a group have and few others, and makes them a group. It is deterministic and changes
 * little with new posts, so topics stay stable from run to run.
 *
 * @param counts posts x terms.
 * @param mostGroups the most groups.
 * @param leastPosts the fewest posts of a group.
 * @returns the group of each post, or -1.
 */
export function groupByAnchorTerms(
  counts: SparseRows,
  mostGroups: number,
  leastPosts: number,
): Int32Array {
  const group = new Int32Array(counts.rows).fill(-1);
  const byTerm = postsByTerm(counts);
  const all = Int32Array.from(byTerm, (posts) => posts.length);
  const ungrouped = all.slice();
  for (let next = 0; next < mostGroups; next++) {
    const anchor = bestAnchor(all, ungrouped, counts.rows, leastPosts);
    if (anchor < 0) break;
    for (const post of byTerm[anchor]!) {
      if (group[post]! >= 0) continue;
      group[post] = next;
      for (let e = counts.start[post]!; e < counts.start[post + 1]!; e++) {
        ungrouped[counts.column[e]!]!--;
      }
    }
  }
  return group;
}

function postsByTerm(counts: SparseRows): number[][] {
  const posts = Array.from({ length: counts.columns }, (): number[] => []);
  for (let post = 0; post < counts.rows; post++) {
    for (let e = counts.start[post]!; e < counts.start[post + 1]!; e++) {
      posts[counts.column[e]!]!.push(post);
    }
  }
  return posts;
}

/** Returns the term with the largest ungrouped^2 / all; of equals the commoner, then the first. */
function bestAnchor(
  all: Int32Array,
  ungrouped: Int32Array,
  posts: number,
  leastPosts: number,
): number {
  let best = -1;
  let bestScore = 0;
  for (let term = 0; term < all.length; term++) {
    if (ungrouped[term]! < leastPosts || all[term]! > TOO_COMMON * posts) continue;
    const score = ungrouped[term]! ** 2 / all[term]!;
    if (score > bestScore || (score === bestScore && all[term]! > all[best]!)) {
      best = term;
      bestScore = score;
    }
  }
  return best;
}
