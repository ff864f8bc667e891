import type { CommunityStanding } from '../../communities/standing/community-standing.ts';
import type { CostVerdict } from '../../../model/report.ts';
import { summarise } from '../cost/attributable.ts';
import type { CostEstimate } from '../cost/cost-estimate.ts';
import type { CostEstimates } from '../cost/topic-cost.ts';
import type { TopicCost } from './topic-effects.ts';
import { mixedTopics } from '../design/mixed-topics.ts';
import { reversalOf } from './reversal.ts';
import { falseSignRates, signRisk } from './sign-risk.ts';
import { costVerdict } from './verdicts.ts';
import { weeksNeeded } from './weeks-needed.ts';

/** The fewest departures for an estimate. */
export const FEWEST_DEPARTURES = 5;

export const NOTHING_COST: TopicCost = {
  hazardRatio: null,
  unfollows: null,
  byCommunity: [],
  reversal: null,
  qValue: null,
  verdict: 'not enough evidence',
  unfollowsTribe: null,
  unfollowsOthers: null,
  weeksNeeded: null,
  mixedWith: [],
};

/** Whether there are enough departures for an estimate. */
export function isEnough(costs: CostEstimates): boolean {
  return costs.departures >= FEWEST_DEPARTURES;
}

/**
 * Returns the costs of the first columns, with verdicts at a false discovery rate over them.
 *
 * @param topics the topics of these columns.
 * @param communities with effects of their own, in the order of their groups.
 * @param days observed.
 */
export function costVerdicts(
  costs: CostEstimates,
  topics: readonly number[],
  communities: readonly number[],
  standings: readonly CommunityStanding[],
  days: number,
): TopicCost[] {
  const decided = costs.columns.slice(0, topics.length);
  if (!isEnough(costs)) return decided.map(() => NOTHING_COST);
  const all = decided.map(({ draws }) => sumOver(draws, () => true));
  const qValues = falseSignRates(all.map(signRisk));
  const inTribe = communities.map((community) => standings[community].isTribe === true);
  const verdicts = decided.map(({ unfollows }, column) =>
    costVerdict(unfollows, qValues[column], costs.departures),
  );
  const mixed = mixedTopics(verdicts.map(isDecided), costs.correlation, (one, other) => {
    // Two large effects may cancel out in the sum but not alone.
    const both = decided[one].linear.map((count, d) => count + decided[other].linear[d]);
    return isDecided(costVerdict(summarise(both), signRisk(both), costs.departures));
  });
  const byCommunity = decided.map(({ byGroup }) =>
    communities.map((community, group) => ({ community, unfollows: byGroup[group] })),
  );
  return decided.map((estimate, column) => ({
    hazardRatio: estimate.hazardRatio,
    unfollows: estimate.unfollows,
    byCommunity: byCommunity[column],
    reversal: reversalOf(verdicts[column], byCommunity[column]),
    qValue: qValues[column],
    verdict: verdicts[column],
    weeksNeeded:
      verdicts[column] === 'not enough evidence'
        ? weeksNeeded({
            error: estimate.error,
            all: costs.departures,
            topics: decided.length,
            days,
          })
        : null,
    mixedWith: mixed[column].map((other) => topics[other]),
    ...inAndOutside(estimate, inTribe),
  }));
}

function isDecided(verdict: CostVerdict): boolean {
  return verdict !== 'not enough evidence';
}

/** The last group is everybody outside the communities with effects of their own. */
function inAndOutside(
  estimate: CostEstimate,
  inTribe: readonly boolean[],
): Pick<TopicCost, 'unfollowsTribe' | 'unfollowsOthers'> {
  if (!inTribe.includes(true)) return { unfollowsTribe: null, unfollowsOthers: null };
  const inside = (group: number): boolean => inTribe[group] ?? false;
  return {
    unfollowsTribe: summarise(sumOver(estimate.draws, inside)),
    unfollowsOthers: summarise(sumOver(estimate.draws, (group) => !inside(group))),
  };
}

function sumOver(draws: readonly Float64Array[], wanted: (group: number) => boolean): Float64Array {
  const sum = new Float64Array(draws[0].length);
  for (const [group, ofGroup] of draws.entries()) {
    if (wanted(group)) for (let d = 0; d < sum.length; d++) sum[d] += ofGroup[d];
  }
  return sum;
}
