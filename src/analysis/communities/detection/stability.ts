/**
 * Returns the share of other partitions in which each person is in the matching group. Two groups
 * match if each overlaps most with the other (Jaccard). So if another partition merges two groups,
 * only the people of the larger one count as stable. Cost: O(people x partitions).
 *
 * @param group the number of each person's group.
 */
export function stabilityOf(group: Int32Array, others: readonly Int32Array[]): Float64Array {
  const stayed = new Float64Array(group.length);
  for (const other of others) {
    const match = mutualMatches(group, other);
    for (let i = 0; i < group.length; i++) if (match.get(group[i]) === other[i]) stayed[i]++;
  }
  return stayed.map((times) => (others.length === 0 ? 1 : times / others.length));
}

/** Returns the matching group of the other partition for each group. */
function mutualMatches(group: Int32Array, other: Int32Array): Map<number, number> {
  const sizes = sizesOf(group);
  const otherSizes = sizesOf(other);
  const best = new Map<number, { match: number; jaccard: number }>();
  const bestOfOther = new Map<number, { match: number; jaccard: number }>();
  for (const [from, row] of overlaps(group, other)) {
    for (const [to, common] of row) {
      const jaccard = common / (sizes.get(from)! + otherSizes.get(to)! - common);
      if (jaccard > (best.get(from)?.jaccard ?? 0)) best.set(from, { match: to, jaccard });
      if (jaccard > (bestOfOther.get(to)?.jaccard ?? 0)) {
        bestOfOther.set(to, { match: from, jaccard });
      }
    }
  }
  const mutual = new Map<number, number>();
  for (const [from, { match }] of best) {
    if (bestOfOther.get(match)?.match === from) mutual.set(from, match);
  }
  return mutual;
}

function sizesOf(group: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const g of group) sizes.set(g, (sizes.get(g) ?? 0) + 1);
  return sizes;
}

function overlaps(group: Int32Array, other: Int32Array): Map<number, Map<number, number>> {
  const rows = new Map<number, Map<number, number>>();
  for (let i = 0; i < group.length; i++) {
    const row = rows.get(group[i]) ?? new Map<number, number>();
    rows.set(group[i], row.set(other[i], (row.get(other[i]) ?? 0) + 1));
  }
  return rows;
}
