import { contingencyTable } from './contingency-table.ts';

/**
 * Agreement of two partitions of the same items as the mutual information over the arithmetic mean
 * of the two entropies: 1 for the same groups whatever their names, 0 where knowing the one says
 * nothing of the other. Two partitions that both put all items into one group agree: 1.
 *
 * Not corrected for chance: many small groups score above 0 by luck alone, so compare with a
 * shuffled partition or use `adjustedRandIndex`.
 *
 * Kvålseth, "Entropy and correlation: some comments", IEEE Transactions on Systems, Man, and
 * Cybernetics 17 (1987); Vinh, Epps and Bailey, "Information theoretic measures for clusterings
 * comparison", JMLR 11 (2010), NMI_sum. Time O(items).
 *
 * @param first one group number an item; any whole numbers.
 * @throws RangeError where the partitions are of different length.
 */
export function normalisedMutualInformation(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
): number {
  const { items, rowTotals, columnTotals, cells } = contingencyTable(first, second);
  const meanEntropy = (entropy(rowTotals, items) + entropy(columnTotals, items)) / 2;
  if (meanEntropy === 0) return 1;
  let shared = 0;
  for (const { row, column, count } of cells) {
    shared += (count / items) * Math.log((count * items) / (rowTotals[row] * columnTotals[column]));
  }
  return Math.min(1, Math.max(0, shared / meanEntropy));
}

function entropy(sizes: readonly number[], items: number): number {
  let sum = 0;
  for (const size of sizes) sum -= (size / items) * Math.log(size / items);
  return sum;
}
