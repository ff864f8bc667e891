import type { BuildVerdict, CostVerdict, Estimate, Stance } from '../../model/report.ts';

/** False discovery rate over the topics. */
const FALSE_DISCOVERY = 0.05;
/** An effect on fewer people than this, or than this share of all, would not matter to an owner. */
const FEWEST_THAT_MATTER = 5;
const SHARE_THAT_MATTERS = 0.1;

/** Whether the interval leaves out every effect that would matter. */
function isNegligible(estimate: Estimate, all: number): boolean {
  const matters = Math.max(FEWEST_THAT_MATTER, SHARE_THAT_MATTERS * all);
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
  return isNegligible(follows, gained) || follows.high < 0 ? 'no effect seen' : 'not enough evidence';
}

/** Of those a topic brought, at least this share must be expected to stay for it to build anything. */
const LASTING = 0.5;

export interface StanceGrounds {
  cost: CostVerdict;
  build: BuildVerdict;
  unfollows: Estimate | null;
  unfollowsTribe: Estimate | null;
  follows: Estimate | null;
  lasting: Estimate | null;
  retention90: Estimate | null;
  /** How those who came with anything stay. */
  usualRetention: Estimate | null;
  /** Share of all people at risk who are inside a tribe. */
  tribeShare: number;
}

/**
 * Puts cost and build together. A topic that costs is a filter where the tribe bears clearly less
 * than its share of the cost, and erosion where it bears a certain part of it and no less than
 * its share; one that brings people who do not stay is passing traffic.
 */
export function stanceOf(grounds: StanceGrounds): Stance {
  const { cost, build } = grounds;
  if (cost === 'costs') return costlyStance(grounds);
  if (build === 'builds') return staysAsUsual(grounds) ? 'tribe builder' : 'passing traffic';
  if (cost === 'holds') return 'tribe builder';
  return cost === 'no effect seen' && build === 'no effect seen' ? 'quiet' : 'not enough evidence';
}

function costlyStance(grounds: StanceGrounds): Stance {
  const { unfollows, unfollowsTribe, tribeShare } = grounds;
  if (unfollows === null || unfollowsTribe === null || tribeShare === 0) return 'not enough evidence';
  const fairShare = unfollows.estimate * tribeShare;
  if (unfollowsTribe.low > 0 && unfollowsTribe.estimate >= fairShare / 2) return 'erosion';
  return unfollowsTribe.estimate < fairShare / 2 ? 'filter' : 'not enough evidence';
}

function staysAsUsual({ retention90, usualRetention, lasting, follows }: StanceGrounds): boolean {
  if (retention90 === null || lasting === null || follows === null) return true;
  const belowUsual = usualRetention !== null && retention90.high < usualRetention.estimate;
  return retention90.estimate >= LASTING && !(belowUsual && retention90.estimate < 0.75 * usualRetention.estimate);
}
