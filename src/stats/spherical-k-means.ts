import { innerProduct } from './inner-product.ts';

/**
 * Moves points of length 1 to the group whose mean direction is closest, until none moves: the
 * settling part of spherical k-means (Dhillon and Modha, "Concept decompositions for large sparse
 * text data using clustering", Machine Learning 42, 2001), from a grouping that is given. Groups
 * may lose all their points. Time O(rounds x points x groups x dimensions).
 *
 * @param rows points x dimensions, one point after the other.
 * @param group of each point to start from; numbers below `groups`.
 * @returns the group of each point.
 */
export function refinePartition(
  rows: Float32Array,
  dimensions: number,
  group: Int32Array,
  groups: number,
): Int32Array {
  let settled = group;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const directions = meanDirections(rows, dimensions, settled, groups);
    const next = settled.map((_, point) =>
      closestDirection(rows.subarray(point * dimensions, (point + 1) * dimensions), directions),
    );
    if (next.every((to, point) => to === settled[point])) break;
    settled = next;
  }
  return settled;
}

const MOST_ROUNDS = 30;

/** For each group the sum of its points, made 1 long; of an empty group all zeros. */
export function meanDirections(
  rows: Float32Array,
  dimensions: number,
  group: Int32Array,
  groups: number,
): Float64Array[] {
  const sums = Array.from({ length: groups }, () => new Float64Array(dimensions));
  group.forEach((of, point) => {
    const sum = sums[of];
    for (let d = 0; d < dimensions; d++) sum[d] += rows[point * dimensions + d];
  });
  return sums.map((sum) => {
    const length = Math.hypot(...sum);
    return length === 0 ? sum : sum.map((value) => value / length);
  });
}

/** The direction with the largest product; of equals the first. All zeros are none. */
export function closestDirection(point: Float32Array, directions: readonly Float64Array[]): number {
  let closest = 0;
  let most = -Infinity;
  for (let at = 0; at < directions.length; at++) {
    const product = innerProduct(point, directions[at]);
    if (product <= most) continue;
    if (product === 0 && directions[at].every((value) => value === 0)) continue;
    most = product;
    closest = at;
  }
  return closest;
}
