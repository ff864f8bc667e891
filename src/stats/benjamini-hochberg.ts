/**
 * q-values of several tests: for each, the smallest false discovery rate at which it would still
 * be called, by the step-up procedure of Benjamini and Hochberg (J. R. Stat. Soc. B 57, 1995).
 *
 * @param pValues each in [0, 1]; NaN for a test that could not be made, which stays NaN and does
 *   not count. Time O(n log n).
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = Array.from(pValues.keys())
    .filter((i) => !Number.isNaN(pValues[i]))
    .sort((a, b) => pValues[b] - pValues[a]);
  const qValues = pValues.map(() => Number.NaN);
  let smallest = 1;
  for (const [above, i] of order.entries()) {
    const rank = order.length - above;
    smallest = Math.min(smallest, pValues[i] * (order.length / rank));
    qValues[i] = smallest;
  }
  return qValues;
}
