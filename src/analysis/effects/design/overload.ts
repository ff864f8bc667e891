import { Matrix } from '../../../stats/matrix.ts';
import type { Post } from '../../../model/audience-log.ts';
import { sparseRows } from '../../../stats/sparse-rows.ts';
import { topicExposure } from './post-exposure.ts';
import type { TimeGrid } from './time-grid.ts';

/** The least exposure that counts as a flood, in posts. */
const FLOOD = 3;
const USUAL = 0.9;

/**
 * Adds overload to the topics' exposures as a last column: how far the volume of all posts exceeds
 * the account's usual (its 90th percentile).
 *
 * @param exposure steps x topics.
 * @returns steps x (topics + 1).
 */
export function withOverload(
  posts: readonly Post[],
  grid: TimeGrid,
  halfLife: number,
  exposure: Matrix,
): Matrix {
  const every = Int32Array.from(posts.keys());
  const one = sparseRows(posts.length, 1, {
    row: every,
    column: new Int32Array(posts.length),
    value: new Float64Array(posts.length).fill(1),
  });
  const { values: volume } = topicExposure(posts, one, grid, halfLife);
  const usual = Math.max(FLOOD, volume.slice().sort()[Math.floor(volume.length * USUAL)] ?? 0);
  const out = new Matrix(volume.length, exposure.columns + 1);
  for (let s = 0; s < volume.length; s++) {
    out.row(s).set(exposure.row(s));
    out.set(s, exposure.columns, Math.max(0, volume[s] - usual));
  }
  return out;
}
