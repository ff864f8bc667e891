import { innerProduct } from './inner-product.ts';

/**
 * Moves points of length 1 to the group with the closest mean direction, until none moves: the
 * iterations of spherical k-means from a given partition (Dhillon and Modha, "Concept decompositions
 * for large sparse text data using clustering", Machine Learning 42, 2001). Groups may become empty.
 * Cost: O(rounds x points x groups x dimensions).
 *
 * @param rows points x dimensions, one point after the other.
 * @param group of each point at the start, below `groups`.
 * @returns the group of each point.
 *
 * @example
 * const rows = Float32Array.of(1, 0, 0.8, 0.6, 0, 1);
 * refinePartition(rows, 2, Int32Array.of(0, 1, 1), 2); // => [0, 1, 1]
 */
export function refinePartition(
  rows: Float32Array,
  dimensions: number,
  group: Int32Array,
  groups: number,
): Int32Array {
  let partition = group;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const directions = meanDirections(rows, dimensions, partition, groups);
    const next = partition.map((_, point) =>
      closestDirection(rows.subarray(point * dimensions, (point + 1) * dimensions), directions),
    );
    if (next.every((to, point) => to === partition[point])) break;
    partition = next;
  }
  return partition;
}

const MOST_ROUNDS = 30;

/**
 * Returns the direction of each group's mean: a vector of length 1, or zeros for an empty group.
 * Cost: O(points x dimensions).
 *
 * @example
 * meanDirections(Float32Array.of(3, 0, 3, 8), 2, Int32Array.of(0, 0), 1)[0]; // => [0.6, 0.8]
 */
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

/**
 * Returns the number of the direction with the largest inner product, the first of equals. It skips
 * directions that are all zeros. Cost: O(directions x dimensions).
 *
 * @example
 * const directions = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
 * closestDirection(Float32Array.of(0.6, 0.8), directions); // => 1
 */
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
