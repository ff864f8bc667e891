import { diffusionMap } from '../../../stats/diffusion-map.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';

/** The dimensions of points: about as many topics can be told apart. */
export const WORD_DIMENSIONS = 30;

/** Steps of the random walks that find out which words are about something. */
const STEPS_OF_WORDS = 6;

/**
 * Returns a point of length 1 for each post, from the words of all posts: posts are close whose words
 * meet in other posts, even if they share none (see `diffusionMap`). Words that people use on every
 * topic count little, in any language: we find them from the data, because the posts that have one
 * are no closer to each other than others.
 *
 * @param counts posts x terms.
 * @param steps of the random walks: more keep only broader differences.
 * @returns posts x `WORD_DIMENSIONS`. A post without terms is all zeros.
 */
export function wordPoints(counts: SparseRows, steps: number): Float32Array {
  return diffusionMap(weighted(counts, closenessOfPosts(counts)), WORD_DIMENSIONS, steps);
}

/** Returns the point of a post. */
export function pointAt(points: Float32Array, post: number): Float32Array {
  return points.subarray(post * WORD_DIMENSIONS, (post + 1) * WORD_DIMENSIONS);
}

/** Returns for each term the mean cosine of two posts that have it; 0 for a term of one post. */
function closenessOfPosts(counts: SparseRows): Float64Array {
  const points = diffusionMap(counts, WORD_DIMENSIONS, STEPS_OF_WORDS);
  const sum = new Float64Array(counts.columns * WORD_DIMENSIONS);
  const posts = new Float64Array(counts.columns);
  for (let post = 0; post < counts.rows; post++) {
    for (let e = counts.start[post]; e < counts.start[post + 1]; e++) {
      const term = counts.column[e];
      posts[term]++;
      pointAt(points, post).forEach((value, d) => (sum[term * WORD_DIMENSIONS + d] += value));
    }
  }
  return posts.map((count, term) => {
    if (count < 2) return 0;
    const own = sum.subarray(term * WORD_DIMENSIONS, (term + 1) * WORD_DIMENSIONS);
    const squares = own.reduce((total, value) => total + value * value, 0);
    return Math.max(0, (squares - count) / (count * (count - 1)));
  });
}

function weighted(counts: SparseRows, weights: Float64Array): SparseRows {
  return { ...counts, value: counts.value.map((count, e) => count * weights[counts.column[e]]) };
}
