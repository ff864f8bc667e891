import type { Estimate } from '../../model/report.ts';
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import { normalQuantile } from '../../stats/normal-distribution.ts';
import { studentUpperTail } from '../../stats/student-t-distribution.ts';
import type { TribeStanding } from './tribe-standing.ts';
import { summarise } from './attributable.ts';
import type { CostEstimate, CostEstimates } from './topic-cost.ts';
import type { TopicCost } from './topic-effects.ts';
import { EFFECT_SPREAD } from './hazard-model.ts';
import { mixedTopics } from './mixed-topics.ts';
import { costVerdict } from './verdicts.ts';
import { weeksNeeded } from './weeks-needed.ts';

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
  weeksNeeded: null,
  mixedWith: [],
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
 * What the first columns cost, with verdicts at a false discovery rate over them.
 *
 * @param topics the topics of these columns.
 * @param communities those that the estimates tell apart, in the order of their groups.
 * @param days watched.
 */
export function tellCosts(
  costs: CostEstimates,
  topics: readonly number[],
  communities: readonly number[],
  standings: readonly TribeStanding[],
  days: number,
): TopicCost[] {
  const told = costs.columns.slice(0, topics.length);
  if (!isEnough(costs)) return told.map(() => NOTHING_COST);
  const qValues = benjaminiHochberg(told.map(({ z }) => twoSided(z, costs.degreesOfFreedom)));
  const inTribe = communities.map((community) => standings[community].isTribe);
  const verdicts = told.map(({ unfollows }, column) =>
    costVerdict(unfollows, qValues[column], costs.departures),
  );
  const mixed = mixedTopics(
    told.map(({ unfollows }, column) => ({
      unfollows,
      decided: verdicts[column] !== 'not enough evidence',
    })),
    costs.correlation,
    costs.columns.length,
    (unfollows, z) =>
      costVerdict(unfollows, twoSided(z, costs.degreesOfFreedom), costs.departures) !==
      'not enough evidence',
  );
  return told.map((estimate, column) => ({
    hazardRatio: estimate.hazardRatio,
    unfollows: estimate.unfollows,
    byCommunity: communities.map((community, group) => ({
      community,
      unfollows: estimate.byGroup[group],
    })),
    qValue: qValues[column],
    verdict: verdicts[column],
    weeksNeeded:
      verdicts[column] === 'not enough evidence'
        ? weeksNeeded({
            estimate: estimate.unfollows,
            all: costs.departures,
            topics: told.length,
            days,
            fromPrior: shareFromPrior(estimate.hazardRatio),
          })
        : null,
    mixedWith: mixed[column].map((other) => topics[other]),
    ...inAndOutside(estimate, inTribe),
  }));
}

/** What the prior of the effects says of one that is known no better than this. */
function shareFromPrior({ low, high }: Estimate): number {
  const error = Math.log(high / low) / (2 * normalQuantile(0.975));
  return Math.min(1, (error / EFFECT_SPREAD) ** 2);
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
