import { Matrix } from '../../../stats/matrix.ts';
import type { Post } from '../../../model/audience-log.ts';
import type { PostKind } from '../../../model/events.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { TimeGrid } from './time-grid.ts';

/** Reach of each kind of post among the followers. Few see replies. */
const REACH: Record<PostKind, number> = { original: 1, quote: 1, repost: 1, reply: 0.15 };

function reachOf(post: Post): number {
  return REACH[post.kind];
}

/**
 * Returns the exposure of the audience to each topic: at time t the sum over its posts, at t_p <=
 * t, of weight x reach x 2^(-(t - t_p) / halfLife), averaged exactly over each step of the grid.
 * Cost: O(posts + steps x topics).
 *
 * @param weights posts x topics.
 * @param halfLife ms.
 * @returns steps x topics.
 */
export function topicExposure(
  posts: readonly Post[],
  weights: SparseRows,
  grid: Pick<TimeGrid, 'stepBound'>,
  halfLife: number,
): Matrix {
  const topics = weights.columns;
  const steps = Math.max(0, grid.stepBound.length - 1);
  const out = new Matrix(steps, topics);
  const rate = Math.LN2 / halfLife;
  const level = new Float64Array(topics);
  let p = 0;
  let now = grid.stepBound[0] ?? 0;
  // Posts from before observation still have an effect at its start.
  for (; p < posts.length && posts[p].at <= now; p++) {
    addPost(weights, p, reachOf(posts[p]) * Math.exp(-rate * (now - posts[p].at)), level);
  }
  for (let s = 0; s < steps; s++) {
    const end = grid.stepBound[s + 1];
    const length = end - now;
    const remaining = Math.exp(-rate * length);
    const meanOfLevel = (1 - remaining) / (rate * length);
    for (let k = 0; k < topics; k++) {
      out.set(s, k, level[k] * meanOfLevel);
      level[k] *= remaining;
    }
    for (; p < posts.length && posts[p].at <= end; p++) {
      const left = Math.exp(-rate * (end - posts[p].at));
      const reach = reachOf(posts[p]);
      addPost(weights, p, reach * left, level);
      addPost(weights, p, (reach * (1 - left)) / (rate * length), out.row(s));
    }
    now = end;
  }
  return out;
}

/**
 * Returns the mean exposure of the audience to one post in a step, as {@link topicExposure} adds it
 * up over the posts.
 *
 * @param halfLife ms.
 */
export function exposureToPost(
  post: Post,
  { begin, end }: { begin: number; end: number },
  halfLife: number,
): number {
  if (post.at > end) return 0;
  const rate = Math.LN2 / halfLife;
  const age = Math.max(0, begin - post.at);
  const seen = end - Math.max(begin, post.at);
  const remaining = Math.exp(-rate * age) * -Math.expm1(-rate * seen);
  return (reachOf(post) * remaining) / (rate * (end - begin));
}

function addPost(weights: SparseRows, post: number, factor: number, into: Float64Array): void {
  for (let e = weights.start[post]; e < weights.start[post + 1]; e++) {
    into[weights.column[e]] += weights.value[e] * factor;
  }
}
