import type { Estimate } from '../../model/report.ts';

/**
 * Returns a figure less another. The interval treats the two as independent: its half-width is the
 * root of the sum of the squares of theirs (Newcombe, Statistics in Medicine 17, 1998). It is a
 * little wide if they share evidence.
 */
export function differenceOf(one: Estimate, other: Estimate): Estimate {
  const estimate = one.estimate - other.estimate;
  const down = Math.hypot(one.estimate - one.low, other.high - other.estimate);
  const up = Math.hypot(one.high - one.estimate, other.estimate - other.low);
  return { estimate, low: estimate - down, high: estimate + up };
}
