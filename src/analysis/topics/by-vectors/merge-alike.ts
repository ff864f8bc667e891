/**
 * Two groups merge if their closeness is above this. Closeness compares posts of the two groups
 * with posts of the same group.
 */
const LEAST_CLOSENESS = 0.75;

/**
 * Merges groups about the same thing, the closest two first, until none is close enough (average
 * linkage). So the number of groups comes from the data. The closeness of two groups is the mean
 * inner product of a point of one and a point of the other, divided by the geometric mean of that
 * product within each. Cost: O(points x dimensions + groups^2 x dimensions + groups^3).
 *
 * @param rows points x dimensions, each of length 1.
 * @param group of each point, below `groups`.
 * @returns the group of each point after merging. A merged group has the lowest of its former
 * numbers.
 */
export function mergeAlike(
  rows: Float32Array,
  dimensions: number,
  group: Int32Array,
  groups: number,
): Int32Array {
  const { product, size } = productsOfGroups(rows, dimensions, group, groups);
  const into = Int32Array.from({ length: groups }, (_, at) => at);
  for (;;) {
    const pair = closestPair(product, size);
    if (pair === undefined) break;
    const [a, b] = pair;
    for (let other = 0; other < groups; other++) product[a][other] += product[b][other];
    for (let other = 0; other < groups; other++) product[other][a] += product[other][b];
    size[a] += size[b];
    size[b] = 0;
    into.forEach((to, from) => {
      if (to === b) into[from] = a;
    });
  }
  return group.map((from) => into[from]);
}

/**
 * Returns the sum of inner products over all points of each two groups, a point with itself
 * included.
 */
function productsOfGroups(
  rows: Float32Array,
  dimensions: number,
  group: Int32Array,
  groups: number,
): { product: Float64Array[]; size: Int32Array } {
  const sum = Array.from({ length: groups }, () => new Float64Array(dimensions));
  const size = new Int32Array(groups);
  group.forEach((of, point) => {
    size[of]++;
    for (let d = 0; d < dimensions; d++) sum[of][d] += rows[point * dimensions + d];
  });
  const product = sum.map((a) =>
    Float64Array.from(sum, (b) => a.reduce((total, value, d) => total + value * b[d], 0)),
  );
  return { product, size };
}

/** Returns the two closest groups, if they are close enough; the first of several equal pairs. */
function closestPair(product: Float64Array[], size: Int32Array): [number, number] | undefined {
  // A single post does not show how close the posts of its group are. It counts as not close, so it
  // merges first.
  const within = Float64Array.from(size, (posts, at) =>
    posts < 2 ? 0 : Math.max(0, (product[at][at] - posts) / (posts * (posts - 1))),
  );
  let best: [number, number] | undefined;
  let most = LEAST_CLOSENESS;
  for (let a = 0; a < size.length; a++) {
    if (size[a] === 0) continue;
    for (let b = a + 1; b < size.length; b++) {
      if (size[b] === 0) continue;
      const between = product[a][b] / (size[a] * size[b]);
      const closeness = between / Math.max(LEAST_WITHIN, Math.sqrt(within[a] * within[b]));
      if (closeness > most) {
        most = closeness;
        best = [a, b];
      }
    }
  }
  return best;
}

/** The least closeness within a group to compare with. Smaller values would come from noise. */
const LEAST_WITHIN = 0.05;
