import type { GrowthVerdict, CostVerdict, Estimate, TopicRole } from '../../../model/report.ts';
import type { TopicGrowth, TopicCost } from './topic-effects.ts';

/** False discovery rate over the topics. */
export const FALSE_DISCOVERY = 0.05;
/** An effect on fewer people than this, or than this share of all, would not matter to an owner. */
const FEWEST_THAT_MATTER = 5;
const SHARE_THAT_MATTERS = 0.1;

/** The smallest effect that would matter, on a count of so many in all. */
export function leastThatMatters(all: number): number {
  return Math.max(FEWEST_THAT_MATTER, SHARE_THAT_MATTERS * all);
}

/** Whether the interval leaves out every effect that would matter. */
function isNegligible(estimate: Estimate, all: number): boolean {
  const matters = leastThatMatters(all);
  return estimate.low > -matters && estimate.high < matters;
}

/** @param departures all that the figure rests on. */
export function costVerdict(unfollows: Estimate, qValue: number, departures: number): CostVerdict {
  if (qValue < FALSE_DISCOVERY) {
    if (unfollows.low > 0) return 'costs';
    if (unfollows.high < 0) return 'keeps';
  }
  return isNegligible(unfollows, departures) ? 'no measurable effect' : 'not enough evidence';
}

/** @param gained all follows that the figure rests on. */
export function growthVerdict(follows: Estimate, qValue: number, gained: number): GrowthVerdict {
  if (qValue < FALSE_DISCOVERY && follows.low > 0) return 'attracts';
  return isNegligible(follows, gained) || follows.high < 0
    ? 'no measurable effect'
    : 'not enough evidence';
}

/** Of those a topic brought, at least this share must be expected to stay for it to build anything. */
const LASTING = 0.5;

/**
 * Puts cost and build together. A topic that costs is a filter where the tribe bears clearly less
 * than its share of the cost, and erosion where it bears a certain part of it and not much less
 * than its share; one that brings people who do not stay is passing traffic, and one of whose
 * people nobody was watched long enough is not judged.
 *
 * @param usualRetention how those who came with anything stay.
 * @param tribeShare share of all people at risk who are inside a tribe.
 */
export function roleOf(
  cost: TopicCost,
  growth: TopicGrowth,
  usualRetention: Estimate | null,
  shareInTribe: number,
): TopicRole {
  if (cost.verdict === 'costs') return costlyRole(cost, shareInTribe);
  if (growth.verdict === 'attracts') {
    if (growth.retention90 === null) return 'not enough evidence';
    return retainsAsUsual(growth.retention90, usualRetention) ? 'tribe builder' : 'passing traffic';
  }
  if (cost.verdict === 'keeps') return 'tribe builder';
  const isQuiet =
    cost.verdict === 'no measurable effect' && growth.verdict === 'no measurable effect';
  return isQuiet ? 'quiet' : 'not enough evidence';
}

function costlyRole({ unfollows, unfollowsTribe }: TopicCost, shareInTribe: number): TopicRole {
  if (unfollows === null || unfollowsTribe === null || shareInTribe === 0)
    return 'not enough evidence';
  const clearlyLess = (unfollows.estimate * shareInTribe) / 2;
  if (unfollowsTribe.estimate < clearlyLess) return 'filter';
  return unfollowsTribe.low > 0 ? 'erosion' : 'not enough evidence';
}

function retainsAsUsual(retention: Estimate, usual: Estimate | null): boolean {
  const belowUsual =
    usual !== null && retention.high < usual.estimate && retention.estimate < 0.75 * usual.estimate;
  return retention.estimate >= LASTING && !belowUsual;
}
