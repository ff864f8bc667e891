import type { CostVerdict, Estimate, GrowthVerdict } from '../../model/report.ts';
import type { Figure } from './data-table.ts';

/** An estimate of a topic as a figure of a table: without enough evidence, its interval alone. */
export function figureOf(
  estimate: Estimate | null,
  verdict: CostVerdict | GrowthVerdict | null,
): Figure | null {
  return estimate && { ...estimate, isThin: verdict === 'not enough evidence' };
}
