import { findRoot } from './find-root.ts';
import { poissonLowerTail, poissonUpperTail } from './poisson-distribution.ts';

/**
 * Interval for the mean of a Poisson count that holds the truth at least as often as it says: the
 * means under which a count so high, or so low, has half of what is left (Garwood, "Fiducial limits
 * for the Poisson distribution", Biometrika 28, 1936).
 *
 * @param count >= 0. @param confidence 0.95 for a 95% interval.
 * Relative error below 1e-10. Time O(sqrt(count)).
 */
export function exactPoissonInterval(
  count: number,
  confidence: number,
): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  let above = count + 1;
  while (poissonLowerTail(count, above) > tail) above *= 2;
  return {
    low: count > 0 ? findRoot((mean) => poissonUpperTail(count, mean) - tail, 0, count) : 0,
    high: findRoot((mean) => poissonLowerTail(count, mean) - tail, count, above),
  };
}
