import type { Estimate } from '../../model/report.ts';
import { poissonInterval } from '../../stats/poisson-interval.ts';

/** A count of people with its interval. */
export function poissonCount(count: number): Estimate {
  return { estimate: count, ...poissonInterval(count) };
}

/** An estimate times a factor, such as one that makes a count a rate. */
export function scaled(estimate: Estimate | null | undefined, factor: number): Estimate | null {
  if (!estimate) return null;
  const { low, high } = estimate;
  return { estimate: estimate.estimate * factor, low: low * factor, high: high * factor };
}
