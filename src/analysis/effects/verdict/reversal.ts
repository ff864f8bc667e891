import type { CostVerdict, Estimate } from '../../../model/report.ts';

/** Communities in which a topic has the opposite effect of that on everybody. */
export interface Reversal {
  /** Positions in `Partition.communities`. */
  communities: number[];
  /** How many communities have enough evidence of either effect. */
  of: number;
}

/** A single community may have an interval on the other side by chance. */
const FEWEST = 2;

/**
 * Finds Simpson's paradox: a topic costs followers overall and keeps them in most of the communities
 * with enough evidence, or the other way round. Then the total speaks for few of the communities.
 *
 * @returns null if there is none.
 */
export function reversalOf(
  verdict: CostVerdict,
  byCommunity: readonly { community: number; unfollows: Estimate }[],
): Reversal | null {
  if (verdict !== 'costs' && verdict !== 'keeps') return null;
  const costing = byCommunity.filter(({ unfollows }) => unfollows.low > 0);
  const keeping = byCommunity.filter(({ unfollows }) => unfollows.high < 0);
  const [same, opposite] = verdict === 'costs' ? [costing, keeping] : [keeping, costing];
  return opposite.length >= FEWEST && opposite.length > same.length
    ? {
        communities: opposite.map(({ community }) => community),
        of: same.length + opposite.length,
      }
    : null;
}
