import type { BuildVerdict, CostVerdict, Estimate, Stance } from '../../../model/report.ts';
import type { TopicBuild, TopicCost } from './topic-effects.ts';

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
    if (unfollows.high < 0) return 'holds';
  }
  return isNegligible(unfollows, departures) ? 'no effect seen' : 'not enough evidence';
}

/** @param gained all follows that the figure rests on. */
export function buildVerdict(follows: Estimate, qValue: number, gained: number): BuildVerdict {
  if (qValue < FALSE_DISCOVERY && follows.low > 0) return 'builds';
  return isNegligible(follows, gained) || follows.high < 0
    ? 'no effect seen'
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
export function stanceOf(
  cost: TopicCost,
  build: TopicBuild,
  usualRetention: Estimate | null,
  tribeShare: number,
): Stance {
  if (cost.verdict === 'costs') return costlyStance(cost, tribeShare);
  if (build.verdict === 'builds') {
    if (build.retention90 === null) return 'not enough evidence';
    return staysAsUsual(build.retention90, usualRetention) ? 'tribe builder' : 'passing traffic';
  }
  if (cost.verdict === 'holds') return 'tribe builder';
  const isQuiet = cost.verdict === 'no effect seen' && build.verdict === 'no effect seen';
  return isQuiet ? 'quiet' : 'not enough evidence';
}

function costlyStance({ unfollows, unfollowsTribe }: TopicCost, tribeShare: number): Stance {
  if (unfollows === null || unfollowsTribe === null || tribeShare === 0)
    return 'not enough evidence';
  const clearlyLess = (unfollows.estimate * tribeShare) / 2;
  if (unfollowsTribe.estimate < clearlyLess) return 'filter';
  return unfollowsTribe.low > 0 ? 'erosion' : 'not enough evidence';
}

function staysAsUsual(retention: Estimate, usual: Estimate | null): boolean {
  const belowUsual =
    usual !== null && retention.high < usual.estimate && retention.estimate < 0.75 * usual.estimate;
  return retention.estimate >= LASTING && !belowUsual;
}
