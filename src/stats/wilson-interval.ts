import { normalQuantile } from './normal-distribution.ts';

/**
 * Interval for a share of which `count` in `total` were seen, by the score test (Wilson, J. Am.
 * Stat. Assoc. 22, 1927). Near its nominal coverage on average, even for small totals and shares
 * near 0 or 1 (Brown, Cai and DasGupta, "Interval estimation for a binomial proportion",
 * Statistical Science 16, 2001), at some shares a little below it. Time O(1).
 *
 * @param count from 0 to total; fractions, as of weights, are allowed.
 * @param confidence 0.95 for a 95% interval.
 * @returns 0 to 1 where there is nothing to go by.
 */
export function wilsonInterval(
  count: number,
  total: number,
  confidence: number,
): { low: number; high: number } {
  if (!(total > 0)) return { low: 0, high: 1 };
  const z = -normalQuantile((1 - confidence) / 2);
  const centre = count + (z * z) / 2;
  const spread = z * Math.sqrt((count * (total - count)) / total + (z * z) / 4);
  const scale = total + z * z;
  return {
    low: count > 0 ? (centre - spread) / scale : 0,
    high: count < total ? (centre + spread) / scale : 1,
  };
}
