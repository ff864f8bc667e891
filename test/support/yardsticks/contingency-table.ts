/** How often each pair of groups occurs together in two partitions of the same items. */
export interface ContingencyTable {
  items: number;
  /** Sizes of the groups of the first and of the second partition. */
  rowTotals: number[];
  columnTotals: number[];
  /** The pairs that occur, sorted by row, then column. */
  cells: { row: number; column: number; count: number }[];
}

/**
 * Cross-tabulates two partitions given as one group number an item. Any whole numbers will do as
 * names of groups; groups are renumbered by ascending name. Time O(items), memory O(pairs seen).
 *
 * @throws RangeError where the partitions are of different length.
 */
export function contingencyTable(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): ContingencyTable {
  const items = first.length;
  if (items !== second.length) {
    throw new RangeError(`partitions of ${items} and of ${second.length} items cannot be compared`);
  }
  const rowOf = numbered(first);
  const columnOf = numbered(second);
  const rowTotals = Array.from({ length: rowOf.size }, () => 0);
  const columnTotals = Array.from({ length: columnOf.size }, () => 0);
  const counts = new Map<number, number>();
  for (let i = 0; i < items; i++) {
    const row = rowOf.get(first[i])!;
    const column = columnOf.get(second[i])!;
    rowTotals[row]++;
    columnTotals[column]++;
    const place = row * columnOf.size + column;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const cells = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([place, count]) => ({
      row: Math.floor(place / columnOf.size),
      column: place % columnOf.size,
      count,
    }));
  return { items, rowTotals, columnTotals, cells };
}

function numbered(groups: ArrayLike<number>): Map<number, number> {
  const names = [...new Set(Array.from(groups))].sort((a, b) => a - b);
  return new Map(names.map((name, position) => [name, position]));
}
