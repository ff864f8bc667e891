import type { FineEffect } from '../fine/fine-effects.ts';
import { NOTHING_COST } from './cost-verdicts.ts';
import { NOTHING_BUILT } from './growth-verdicts.ts';
import type { TopicEffect } from './topic-effects.ts';
import { costVerdict, growthVerdict, roleOf } from './verdicts.ts';

/**
 * Returns the effect of a fine topic as the report shows it. A fine topic has a verdict only if its
 * broad topic has the same one, so the false discovery rate over the broad topics covers it
 * (Yekutieli, "Hierarchical false discovery rate-controlling methodology", JASA 103, 2008).
 *
 * @param broad the effect of its broad topic.
 * @param counts all departures and follows behind the figures, and the share of people in a tribe.
 */
export function fineVerdict(
  { hazardRatio, unfollows, follows }: FineEffect,
  broad: TopicEffect,
  counts: { departures: number; follows: number; tribeShare: number },
): TopicEffect {
  const ofCost = costVerdict(unfollows, broad.cost.qValue ?? 1, counts.departures);
  const ofGrowth = growthVerdict(follows, broad.growth.qValue ?? 1, counts.follows);
  const isAsBroad = ofCost === broad.cost.verdict || ofCost === 'no measurable effect';
  const attractsToo = ofGrowth !== 'attracts' || broad.growth.verdict === 'attracts';
  const cost =
    broad.cost.unfollows === null
      ? NOTHING_COST
      : {
          ...NOTHING_COST,
          hazardRatio,
          unfollows,
          verdict: isAsBroad ? ofCost : ('not enough evidence' as const),
        };
  const growth =
    broad.growth.follows === null
      ? NOTHING_BUILT
      : {
          ...NOTHING_BUILT,
          follows,
          verdict: attractsToo ? ofGrowth : ('not enough evidence' as const),
        };
  // Retention and the share inside the tribe are known of the broad topic only.
  return { cost, growth, ...roleOf(cost, growth, null, counts.tribeShare) };
}
