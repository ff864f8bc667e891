import type { Estimate } from '../../../model/report.ts';
import { mean, summarise } from '../cost/attributable.ts';

/** Draws of the share of a column's follows that lasts, and their summary. */
export interface Shares {
  draws: Float64Array;
  estimate: Estimate;
}

/**
 * Returns the shares that lasting follows have among all follows.
 *
 * @param lasting draws of the follows that last. @param passing of those that do not.
 */
export function sharesOf(lasting: Float64Array, passing: Float64Array): Shares {
  const draws = lasting.map((draw, d) => retainedShare(draw, passing[d]));
  return { draws, estimate: summarise(draws, retainedShare(mean(lasting), mean(passing))) };
}

/** Negative draws of counts count as 0. The share of no follows is a half. */
function retainedShare(lasting: number, passing: number): number {
  const last = Math.max(0, lasting);
  const pass = Math.max(0, passing);
  return last + pass > 0 ? last / (last + pass) : 0.5;
}
