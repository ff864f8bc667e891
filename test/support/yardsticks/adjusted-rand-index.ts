import { contingencyTable } from './contingency-table.ts';

/**
 * Agreement of two partitions of the same items, corrected for chance: the share of pairs on which
 * they agree, scaled so that the same groups give 1 and groups drawn at random give 0 on average.
 * Below 0 means less agreement than chance. Where both partitions are trivial in the same way (all
 * together, or all apart) they agree: 1.
 *
 * Hubert and Arabie, "Comparing partitions", Journal of Classification 2 (1985). Time O(items).
 *
 * @param first one group number an item; any whole numbers.
 * @throws RangeError where the partitions are of different length.
 */
export function adjustedRandIndex(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const { items, rowTotals, columnTotals, cells } = contingencyTable(first, second);
  const together = sum(cells.map((cell) => pairs(cell.count)));
  const inFirst = sum(rowTotals.map(pairs));
  const inSecond = sum(columnTotals.map(pairs));
  const most = (inFirst + inSecond) / 2;
  const expected = items < 2 ? 0 : (inFirst * inSecond) / pairs(items);
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
