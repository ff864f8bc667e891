import { findRoot } from './find-root.ts';
import { incompleteBeta } from './incomplete-beta.ts';

/**
 * Interval for a share of which `count` in `total` were seen that holds the truth at least as often
 * as it says: the shares under which so many, or so few, have half of what is left (Clopper and Pearson, Biometrika 26, 1934). Never too narrow, often too wide: see
 * `wilsonInterval`.
 *
 * @param count from 0 to total; fractions, as of weights, are allowed.
 * @param confidence 0.95 for a 95% interval.
 * @returns 0 to 1 where there is nothing to go by. Relative error below 1e-10.
 *   Time O(sqrt(total)).
 */
export function clopperPearsonInterval(
  count: number,
  total: number,
  confidence: number,
): { low: number; high: number } {
  const others = total - count;
  const target = Math.log((1 - confidence) / 2);
  const logAtLeast = (share: number): number =>
    Math.log(incompleteBeta(count, others + 1, share)) - target;
  const logAtMost = (share: number): number =>
    Math.log(incompleteBeta(others, count + 1, 1 - share, share)) - target;
  return {
    low: count > 0 ? findRoot(logAtLeast, 0, 1) : 0,
    high: others > 0 ? findRoot(logAtMost, 0, 1) : 1,
  };
}
