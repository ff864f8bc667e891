import type {
  GrowthVerdict,
  CostVerdict,
  Estimate,
  RoleReason,
  TopicRole,
} from '../../../model/report.ts';
import type { TopicGrowth, TopicCost } from './topic-effects.ts';

/** False discovery rate over the topics. */
export const FALSE_DISCOVERY = 0.05;
/**
 * An owner does not care about an effect on fewer people than this, or on a smaller share of all.
 */
const FEWEST_THAT_MATTER = 5;
const SHARE_THAT_MATTERS = 0.1;

/** Returns the smallest effect that matters, given the total count. */
export function leastThatMatters(all: number): number {
  return Math.max(FEWEST_THAT_MATTER, SHARE_THAT_MATTERS * all);
}

/** Returns whether the interval excludes every effect that matters. */
function isNegligible(estimate: Estimate, all: number): boolean {
  const matters = leastThatMatters(all);
  return estimate.low > -matters && estimate.high < matters;
}

/** @param departures total behind the figure. */
export function costVerdict(unfollows: Estimate, qValue: number, departures: number): CostVerdict {
  if (qValue < FALSE_DISCOVERY) {
    if (unfollows.low > 0) return 'costs';
    if (unfollows.high < 0) return 'keeps';
  }
  return isNegligible(unfollows, departures) ? 'no measurable effect' : 'not enough evidence';
}

/** @param gained total follows behind the figure. */
export function growthVerdict(follows: Estimate, qValue: number, gained: number): GrowthVerdict {
  if (qValue < FALSE_DISCOVERY && follows.low > 0) return 'attracts';
  return isNegligible(follows, gained) || follows.high < 0
    ? 'no measurable effect'
    : 'not enough evidence';
}

/** The least expected retention of the people a topic attracts for its follows to be lasting. */
const LASTING = 0.5;

/** The role of a topic, or why it has none. */
export interface Role {
  role: TopicRole;
  roleReason: RoleReason | null;
}

function decided(role: TopicRole): Role {
  return { role, roleReason: null };
}

/** Returns no role, and what is missing for one. */
export function undecided(roleReason: RoleReason): Role {
  return { role: 'not enough evidence', roleReason };
}

/**
 * Returns the role of a topic from its cost and growth. A topic with a cost is a filter if the
 * tribe's share of the cost is clearly below its share of people. It is erosion if part of the cost
 * certainly falls on the tribe, and is not clearly below that share. A topic that attracts people
 * who mostly leave is passing traffic. If the retention of its people is unknown, its growth does
 * not count.
 *
 * @param usualRetention of all new followers.
 * @param shareInTribe the share of all people at risk who are inside a tribe.
 */
export function roleOf(
  cost: TopicCost,
  growth: TopicGrowth,
  usualRetention: Estimate | null,
  shareInTribe: number,
): Role {
  if (cost.verdict === 'costs') return costlyRole(cost, shareInTribe);
  if (growth.verdict === 'attracts') {
    if (growth.retention90 === null) return undecided('retention unknown');
    const isLasting = retainsAsUsual(growth.retention90, usualRetention);
    return decided(isLasting ? 'tribe builder' : 'passing traffic');
  }
  if (cost.verdict === 'keeps') return decided('tribe builder');
  const isQuiet =
    cost.verdict === 'no measurable effect' && growth.verdict === 'no measurable effect';
  return isQuiet ? decided('quiet') : undecided(whatIsMissing(cost, growth));
}

function costlyRole({ unfollows, unfollowsTribe }: TopicCost, shareInTribe: number): Role {
  if (shareInTribe === 0) return undecided('no tribe known');
  if (unfollows === null || unfollowsTribe === null) return undecided('part of the tribe unclear');
  const clearlyLess = (unfollows.estimate * shareInTribe) / 2;
  if (unfollowsTribe.estimate < clearlyLess) return decided('filter');
  return unfollowsTribe.low > 0 ? decided('erosion') : undecided('part of the tribe unclear');
}

/** Returns why neither cost nor growth gives a role. */
function whatIsMissing(cost: TopicCost, growth: TopicGrowth): RoleReason {
  if (cost.mixedWith.length > 0) return 'posted together';
  return cost.unfollows === null || growth.follows === null ? 'few data' : 'wide intervals';
}

function retainsAsUsual(retention: Estimate, usual: Estimate | null): boolean {
  const belowUsual =
    usual !== null && retention.high < usual.estimate && retention.estimate < 0.75 * usual.estimate;
  return retention.estimate >= LASTING && !belowUsual;
}
