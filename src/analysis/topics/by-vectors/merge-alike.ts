/**
 * Groups of posts are merged while posts of the two are, on average, this close to each other
 * compared with posts of the same group.
 */
const LEAST_CLOSENESS = 0.75;

/**
 * Merges groups that speak of one thing: the measure of two groups is the mean product of a point
 * of the one and a point of the other over the geometric mean of that inside each. The closest two
 * are merged, again and again (average linkage). So the number of groups comes from the data.
 * Cost: O(points x dimensions + groups^2 x dimensions + groups^3).
 *
 * @param rows points x dimensions, each 1 long.
 * @param group of each point, numbers below `groups`.
 * @returns the group of each point after merging, called by the lowest number of those merged.
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

/** Sums of the products of all points of two groups, a point with itself among them. */
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

/** The two closest groups, if they are close enough; of equals the first. */
function closestPair(product: Float64Array[], size: Int32Array): [number, number] | undefined {
  // Of a single post nothing is known of how close posts of its group would be: it merges first.
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

/** Posts of a group that are no closer than this are not close; nothing is judged by less. */
const LEAST_WITHIN = 0.05;
