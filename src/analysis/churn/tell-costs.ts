import type { Estimate } from '../../model/report.ts';
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import { studentUpperTail } from '../../stats/student-t-distribution.ts';
import type { TribeStanding } from './tribe-standing.ts';
import { summarise } from './attributable.ts';
import type { CostEstimate, CostEstimates } from './topic-cost.ts';
import type { TopicCost } from './topic-effects.ts';
import { costVerdict } from './verdicts.ts';

/** With fewer departures than these there is nothing to estimate from. */
const FEWEST_DEPARTURES = 5;

export const NOTHING_COST: TopicCost = {
  hazardRatio: null,
  unfollows: null,
  byCommunity: [],
  qValue: null,
  verdict: 'not enough evidence',
  unfollowsTribe: null,
  unfollowsOthers: null,
};

/** Whether the departures were enough to tell anything from. */
export function isEnough(costs: CostEstimates): boolean {
  return costs.departures >= FEWEST_DEPARTURES;
}

/** Two-sided p-value of an estimate so many standard errors from 0. */
export function twoSided(z: number, freedom: number): number {
  return 2 * studentUpperTail(Math.abs(z), freedom);
}

/**
 * What the first `topics` columns cost, with verdicts at a false discovery rate over them.
 *
 * @param communities those that the estimates tell apart, in the order of their groups.
 */
export function tellCosts(
  costs: CostEstimates,
  topics: number,
  communities: readonly number[],
  standings: readonly TribeStanding[],
): TopicCost[] {
  const told = costs.columns.slice(0, topics);
  if (!isEnough(costs)) return told.map(() => NOTHING_COST);
  const qValues = benjaminiHochberg(told.map(({ z }) => twoSided(z, costs.degreesOfFreedom)));
  const inTribe = communities.map((community) => standings[community].isTribe);
  return told.map((estimate, column) => ({
    hazardRatio: estimate.hazardRatio,
    unfollows: estimate.unfollows,
    byCommunity: communities.map((community, group) => ({
      community,
      unfollows: estimate.byGroup[group],
    })),
    qValue: qValues[column],
    verdict: costVerdict(estimate.unfollows, qValues[column], costs.departures),
    ...inAndOutside(estimate, inTribe),
  }));
}

/** The last group is everybody whom no community of their own tells apart. */
function inAndOutside(
  estimate: CostEstimate,
  inTribe: readonly boolean[],
): Pick<TopicCost, 'unfollowsTribe' | 'unfollowsOthers'> {
  if (!inTribe.includes(true)) return { unfollowsTribe: null, unfollowsOthers: null };
  const inside = (group: number): boolean => inTribe[group] ?? false;
  return {
    unfollowsTribe: sumOver(estimate.draws, inside),
    unfollowsOthers: sumOver(estimate.draws, (group) => !inside(group)),
  };
}

function sumOver(draws: readonly Float64Array[], wanted: (group: number) => boolean): Estimate {
  const sum = new Float64Array(draws[0].length);
  for (const [group, ofGroup] of draws.entries()) {
    if (wanted(group)) for (let d = 0; d < sum.length; d++) sum[d] += ofGroup[d];
  }
  return summarise(sum);
}
