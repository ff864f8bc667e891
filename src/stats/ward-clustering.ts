/**
 * Clusters points by Ward's criterion: each step merges the two groups whose union adds least to the
 * squared distances from the groups' means. The result is deterministic: the first of equals merge.
 *
 * J. H. Ward, "Hierarchical grouping to optimize an objective function", JASA 58 (1963); by chains
 * of nearest neighbours (F. Murtagh, "A survey of recent advances in hierarchical clustering
 * algorithms", The Computer Journal 26, 1983). Cost: O(points^2 x dimensions), memory 4 points^2
 * bytes.
 *
 * @param rows points x dimensions, one point after the other.
 * @param groups how many groups to return.
 * @returns the group of each point: 0, 1, ... in the order of the groups' first points.
 *
 * @example
 * wardClustering(Float32Array.of(0, 1, 10, 11), 1, 2); // => [0, 0, 1, 1]
 */
export function wardClustering(rows: Float32Array, dimensions: number, groups: number): Int32Array {
  const points = dimensions === 0 ? 0 : rows.length / dimensions;
  return cutTree(wardTree(rows, dimensions), points, groups);
}

/** Two groups, each by one of its points, that merge. */
export interface Merge {
  a: number;
  b: number;
  /** The increase in squared distances, times two. */
  height: number;
}

/**
 * Returns all merges of Ward's criterion, the lowest first. Cost: as `wardClustering`.
 *
 * @param weights of the points, by default 1 each: a point of weight 2 counts as two equal points.
 *
 * @example
 * wardTree(Float32Array.of(0, 1, 10), 1).map(({ height }) => height); // => [1, 120.333]
 */
export function wardTree(
  rows: Float32Array,
  dimensions: number,
  weights?: ArrayLike<number>,
): Merge[] {
  const points = dimensions === 0 ? 0 : rows.length / dimensions;
  const size = new Float64Array(points).fill(1);
  if (weights !== undefined) size.set(Array.from(weights));
  const merges = allMerges(squaredDistances(rows, dimensions, size), size);
  // The sort is stable: among equals, the merge found first comes first.
  return merges.sort((a, b) => a.height - b.height);
}

/**
 * Returns the group of each point after the lowest merges: 0, 1, ... in the order of the groups'
 * first points. Cost: O(points).
 *
 * @param merges of `wardTree`.
 *
 * @example
 * cutTree([{ a: 1, b: 2, height: 1 }, { a: 0, b: 1, height: 5 }], 3, 2); // => [0, 1, 1]
 */
export function cutTree(merges: readonly Merge[], points: number, groups: number): Int32Array {
  const parent = Int32Array.from({ length: points }, (_, point) => point);
  const rootOf = (point: number): number => {
    let root = point;
    while (parent[root] !== root) root = parent[root];
    return root;
  };
  for (const { a, b } of merges.slice(0, Math.max(0, points - groups))) {
    const [x, y] = [rootOf(a), rootOf(b)];
    parent[Math.max(x, y)] = Math.min(x, y);
  }
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: points }, (_, point) => {
    const root = rootOf(point);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}

/** Returns the increase in squared distances, times two, when two points merge. */
function squaredDistances(
  rows: Float32Array,
  dimensions: number,
  size: Float64Array,
): Float32Array {
  const points = size.length;
  const distance = new Float32Array(points * points);
  for (let a = 0; a < points; a++) {
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let d = 0; d < dimensions; d++) {
        sum += (rows[a * dimensions + d] - rows[b * dimensions + d]) ** 2;
      }
      const increase = (sum * 2 * size[a] * size[b]) / (size[a] + size[b]);
      distance[a * points + b] = increase;
      distance[b * points + a] = increase;
    }
  }
  return distance;
}

/** Follows nearest neighbours to a pair of mutual ones, merges it, and continues from there. */
function allMerges(distance: Float32Array, size: Float64Array): Merge[] {
  const points = size.length;
  const merges: Merge[] = [];
  const chain: number[] = [];
  let first = 0;
  while (merges.length < points - 1) {
    if (chain.length === 0) {
      while (size[first] === 0) first++;
      chain.push(first);
    }
    const end = chain.at(-1)!;
    const before = chain.at(-2);
    const nearest = nearestTo(end, before, distance, size);
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    const [a, b] = [Math.min(end, nearest), Math.max(end, nearest)];
    merges.push({ a, b, height: distance[a * points + b] });
    mergeInto(a, b, distance, size);
  }
  return merges;
}

/** Among equals it prefers the previous link, so that chains end, and then the first group. */
function nearestTo(
  end: number,
  before: number | undefined,
  distance: Float32Array,
  size: Float64Array,
): number {
  let nearest = before ?? -1;
  let least = before === undefined ? Infinity : distance[end * size.length + before];
  for (let other = 0; other < size.length; other++) {
    if (size[other] === 0 || other === end) continue;
    if (distance[end * size.length + other] < least) {
      least = distance[end * size.length + other];
      nearest = other;
    }
  }
  return nearest;
}

/** Updates the distances by Lance and Williams' formula for Ward's criterion. */
function mergeInto(a: number, b: number, distance: Float32Array, size: Float64Array): void {
  const points = size.length;
  const between = distance[a * points + b];
  for (let other = 0; other < points; other++) {
    if (size[other] === 0 || other === a || other === b) continue;
    const merged =
      ((size[a] + size[other]) * distance[a * points + other] +
        (size[b] + size[other]) * distance[b * points + other] -
        size[other] * between) /
      (size[a] + size[b] + size[other]);
    distance[a * points + other] = merged;
    distance[other * points + a] = merged;
  }
  size[a] += size[b];
  size[b] = 0;
}
