import type { AudienceLog } from '../../../model/audience-log.ts';
import type { Estimate } from '../../../model/report.ts';
import type { Random } from '../../../stats/random.ts';
import type { Audience } from '../../audience/audience.ts';
import { isWithin, watchedPart, type Window } from '../../audience/window.ts';
import type { PostTopics } from '../../topics/identity/post-topics.ts';
import type { Partition } from '../../communities/detection/partition.ts';
import { LASTING_DAYS } from '../lasting-days.ts';
import { isByChoice } from '../design/by-choice.ts';
import { communityGroups } from '../design/community-groups.ts';
import { gainedSpells } from '../../retention/gained-spells.ts';
import { NOTHING_BUILT, growthVerdicts } from './growth-verdicts.ts';
import { isEnough, NOTHING_COST, costVerdicts } from './cost-verdicts.ts';
import { intervalCount, timeGrid, watchedDays } from '../design/time-grid.ts';
import { estimateGrowth, type GrowthEstimates, type GrowthInputs } from '../growth/topic-growth.ts';
import type { CostInputs } from '../cost/count-departures.ts';
import { type CostEstimates, estimateCosts } from '../cost/topic-cost.ts';
import type { EffectBasis, EffectFindings, TopicEffect } from './topic-effects.ts';
import { selectTopics } from '../design/topic-selection.ts';
import type { CommunityStanding } from '../../communities/standing/community-standing.ts';
import { usualHalfLives } from './usual-half-lives.ts';
import { fineEffects } from '../fine/fine-effects.ts';
import { fineVerdict } from './fine-verdicts.ts';
import { lastingOnly, onlyCurrent } from './lasting-only.ts';
import { roleOf, undecided } from './verdicts.ts';
import { FEWEST_INTERVALS, weeksAhead } from './weeks-ahead.ts';

export interface EffectInputs {
  log: AudienceLog;
  audience: Audience;
  postTopics: PostTopics;
  partition: Partition;
  standings: readonly CommunityStanding[];
  /** Retention of all new followers after `LASTING_DAYS`. */
  usualRetention: Estimate | null;
  window: Window;
}

/**
 * Finds which topics cost followers and which attract lasting ones, within the window. Where
 * departures cannot be compared, current followers may still show who attracted them.
 */
export function findEffects(inputs: EffectInputs, random: Random): EffectFindings {
  const { log, audience } = inputs;
  const window = watchedPart(inputs.window, audience);
  const grid = timeGrid(audience, window);
  const current = onlyCurrent(audience, grid, log.posts);
  if (current === undefined) return effectsOn(inputs, random);
  const { departures } = seenOnly(audience, window, intervalCount(grid));
  return lastingOnly(effectsOn({ ...inputs, audience: current }, random), departures);
}

function effectsOn(inputs: EffectInputs, random: Random): EffectFindings {
  const { log, audience, postTopics } = inputs;
  const window = watchedPart(inputs.window, audience);
  const grid = timeGrid(audience, window);
  const topics = selectTopics(log.posts, postTopics, intervalCount(grid), window);
  const data: EffectData = { log, audience, window, grid, topics };
  const isFew = topics.topics.length === 0 || intervalCount(grid) < FEWEST_INTERVALS;
  return isFew ? nothingEstimated(inputs, data) : estimatedEffects(inputs, data, random);
}

/** What both the costs and the growth of topics are estimated from. */
type EffectData = GrowthInputs & Pick<CostInputs, 'log'>;

/** Returns the findings if there are too few posts or intervals for any estimate. */
function nothingEstimated(
  { postTopics }: EffectInputs,
  { log, audience, window, grid }: EffectData,
): EffectFindings {
  const intervals = intervalCount(grid);
  const followers = followersAt(audience, window.to);
  return {
    ...unknownEffects(postTopics, intervals),
    overload: NO_OVERLOAD,
    evidence: {
      ...seenOnly(audience, window, intervals),
      weeksAhead: weeksAhead(log.posts, postTopics, followers, window.to),
    },
    basis: null,
  };
}

/** The effects of all topics before anything is estimated. */
function unknownEffects(
  { topics, fine }: PostTopics,
  intervals: number,
): Pick<EffectFindings, 'topics' | 'fine'> {
  const unknown = (): TopicEffect => ({
    cost: NOTHING_COST,
    growth: NOTHING_BUILT,
    ...undecided(intervals < FEWEST_INTERVALS ? 'few data' : 'few posts'),
  });
  return { topics: topics.map(unknown), fine: fine.topics.map(unknown) };
}

/** Estimates the effects of the topics with enough posts. The others keep unknown effects. */
function estimatedEffects(inputs: EffectInputs, data: EffectData, random: Random): EffectFindings {
  const { log, audience, postTopics, partition } = inputs;
  const { grid } = data;
  const { topics } = data.topics;
  const { groupOf, communities } = communityGroups(log, audience, partition);
  const groups = communities.length + 1;
  const known =
    data.window.after === -Infinity
      ? undefined
      : usualHalfLives(log, audience, postTopics, { groupOf, groups });
  const costs = estimateCosts({ ...data, groupOf, groups }, random, known?.cost);
  const growths = estimateGrowth(data, LASTING_DAYS, random, known?.growth);
  const tribeShare = shareInTribe(inputs);
  const estimates: Estimates = { grid, topics, communities, costs, growths, tribeShare };
  const broad = broadEffects(inputs, estimates);
  const isKnown = isEnough(costs);
  return {
    topics: broad,
    fine: effectsOfFine(inputs, estimates, broad),
    overload: isKnown ? overloadOf(costs) : NO_OVERLOAD,
    evidence: {
      // Departures and follows are sums of fractions, because one may lie in several intervals.
      departures: Math.round(costs.departures),
      follows: Math.round(growths.follows),
      intervals: intervalCount(grid),
      halfLifeDays: isKnown ? costs.halfLifeDays : null,
      dispersion: isKnown ? costs.dispersion : null,
      weeksAhead: null,
      currentFollowersOnly: false,
    },
    basis: {
      grid,
      topics,
      communities,
      groupOf,
      costs: costs.likeliest,
      follows: growths.likeliest,
    },
  };
}

/** The estimates of all columns. */
interface Estimates extends Pick<EffectBasis, 'grid' | 'topics' | 'communities'> {
  costs: CostEstimates;
  growths: GrowthEstimates;
  /** The share of all spells inside a tribe. */
  tribeShare: number;
}

/** Returns the effects of all broad topics, with verdicts on those that were estimated. */
function broadEffects(
  inputs: EffectInputs,
  { grid, topics, communities, costs, growths, tribeShare }: Estimates,
): TopicEffect[] {
  const days = watchedDays(grid);
  const cost = costVerdicts(costs, topics, communities, inputs.standings, days);
  const growth = growthVerdicts(growths, topics.length, days);
  const effects = unknownEffects(inputs.postTopics, intervalCount(grid)).topics;
  for (const [column, topic] of topics.entries()) {
    effects[topic] = {
      cost: cost[column],
      growth: growth[column],
      ...roleOf(cost[column], growth[column], inputs.usualRetention, tribeShare),
    };
  }
  return effects;
}

/** Returns the effects of all fine topics, shrunk towards those of their broad topics. */
function effectsOfFine(
  { log, postTopics }: EffectInputs,
  { grid, topics, costs, growths, tribeShare }: Estimates,
  broad: readonly TopicEffect[],
): TopicEffect[] {
  const { fine } = postTopics;
  const { posts, people } = log;
  const parts = fineEffects({ posts, grid, fine, costs, growths, topics, people: people.count });
  const ofAll = { departures: costs.departures, follows: growths.follows, tribeShare };
  const effects = unknownEffects(postTopics, intervalCount(grid)).fine;
  for (const [at, part] of parts) {
    effects[at] = fineVerdict(part, broad[fine.topics[at].parent], ofAll);
  }
  return effects;
}

const NO_OVERLOAD: EffectFindings['overload'] = { unfollows: null, hazardRatio: null };

/** Returns the counts alone, if no topic can be estimated. */
function seenOnly(
  audience: Audience,
  window: Window,
  intervals: number,
): Omit<EffectFindings['evidence'], 'weeksAhead'> {
  const { leaveBefore, followBefore } = audience.spells;
  const within = (moment: number): boolean => isWithin(window, moment);
  return {
    departures: leaveBefore.filter((left, s) => within(left) && isByChoice(audience, s)).length,
    follows: gainedSpells(audience).filter((s) => within(followBefore[s])).length,
    intervals,
    halfLifeDays: null,
    dispersion: null,
    currentFollowersOnly: false,
  };
}

function followersAt({ spells }: Audience, moment: number): number {
  return spells.leaveBefore.reduce(
    (count, left, s) => count + Number(left > moment && spells.followBefore[s] <= moment),
    0,
  );
}

/** Returns nulls if the account never posted more than usual. */
function overloadOf({ columns }: CostEstimates): EffectFindings['overload'] {
  const { unfollows, hazardRatio } = columns.at(-1)!;
  return unfollows.high > unfollows.low ? { unfollows, hazardRatio } : NO_OVERLOAD;
}

/** Returns the share of all spells inside a tribe. */
function shareInTribe({ audience, partition, standings }: EffectInputs): number {
  const { person } = audience.spells;
  let inside = 0;
  for (const p of person) if (standings[partition.community[p]]?.isTribe) inside++;
  return person.length > 0 ? inside / person.length : 0;
}
