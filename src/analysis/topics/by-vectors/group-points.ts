import {
  closestDirection,
  meanDirections,
  refinePartition,
} from '../../../stats/spherical-k-means.ts';
import { wardClustering } from '../../../stats/ward-clustering.ts';
import { mergeAlike } from './merge-alike.ts';

/**
 * Groups posts, given as points of length 1. Ward's criterion gives 14 groups for 100 posts, 22 for
 * 200, 50 for 800, and at most `most`. Then groups that are too close to distinguish are merged,
 * and posts move to the closest group. Groups of fewer than 3 posts (2 with fewer than 50 posts)
 * are dissolved if others remain. The result is deterministic. Cost: O(points^2 x dimensions).
 *
 * @returns the group of each point: 0, 1, ..., none of them empty.
 */
export function groupPoints(points: Float32Array, dimensions: number, most: number): Int32Array {
  const posts = points.length / dimensions;
  const first = Math.min(most, Math.ceil(0.9 * posts ** 0.6));
  const ward = wardClustering(points, dimensions, first);
  const merged = mergeAlike(
    points,
    dimensions,
    refinePartition(points, dimensions, ward, first),
    first,
  );
  const group = refinePartition(points, dimensions, merged, first);
  const size = new Int32Array(first);
  for (const of of group) size[of]++;
  const numbers = [...size.keys()];
  const large = numbers.filter((of) => size[of] >= (posts < 50 ? 2 : 3));
  const kept = large.length > 0 ? large : numbers.filter((of) => size[of] > 0);
  const directions = meanDirections(points, dimensions, group, first);
  const left = kept.map((of) => directions[of]);
  return group.map((of, at) => {
    const place = kept.indexOf(of);
    if (place >= 0) return place;
    return closestDirection(points.subarray(at * dimensions, (at + 1) * dimensions), left);
  });
}
