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
import { estimateGrowth } from '../growth/topic-growth.ts';
import { type CostEstimates, estimateCosts } from '../cost/topic-cost.ts';
import type { EffectFindings, TopicEffect } from './topic-effects.ts';
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
  const { log, audience, postTopics, partition, standings } = inputs;
  const window = watchedPart(inputs.window, audience);
  const grid = timeGrid(audience, window);
  const intervals = intervalCount(grid);
  const columns = selectTopics(log.posts, postTopics, intervals, window);
  const unknown = (): TopicEffect => ({
    cost: NOTHING_COST,
    growth: NOTHING_BUILT,
    ...undecided(intervals < FEWEST_INTERVALS ? 'few data' : 'few posts'),
  });
  const effects = postTopics.topics.map(unknown);
  const fine = postTopics.fine.topics.map(unknown);
  if (columns.topics.length === 0 || intervals < FEWEST_INTERVALS) {
    return {
      topics: effects,
      fine,
      overload: NO_OVERLOAD,
      evidence: {
        ...seenOnly(audience, window, intervals),
        weeksAhead: weeksAhead(log.posts, postTopics, followersAt(audience, window.to), window.to),
      },
      basis: null,
    };
  }
  const { groupOf, communities } = communityGroups(log, audience, partition);
  const groups = communities.length + 1;
  const known =
    window.after === -Infinity
      ? undefined
      : usualHalfLives(log, audience, postTopics, { groupOf, groups });
  const basis = { log, audience, window, grid, topics: columns };
  const costs = estimateCosts({ ...basis, groupOf, groups }, random, known?.cost);
  const growths = estimateGrowth(basis, LASTING_DAYS, random, known?.growth);
  const days = watchedDays(grid);
  const cost = costVerdicts(costs, columns.topics, communities, standings, days);
  const growth = growthVerdicts(growths, columns.topics.length, days);
  const tribeShare = shareInTribe(inputs);
  for (const [column, topic] of columns.topics.entries()) {
    effects[topic] = {
      cost: cost[column],
      growth: growth[column],
      ...roleOf(cost[column], growth[column], inputs.usualRetention, tribeShare),
    };
  }
  const enough = isEnough(costs);
  const parts = fineEffects({
    posts: log.posts,
    grid,
    fine: postTopics.fine,
    costs,
    growths,
    topics: columns.topics,
    people: log.people.count,
  });
  for (const [at, part] of parts) {
    fine[at] = fineVerdict(part, effects[postTopics.fine.topics[at].parent], {
      departures: costs.departures,
      follows: growths.follows,
      tribeShare,
    });
  }
  return {
    topics: effects,
    fine,
    overload: enough ? overloadOf(costs) : NO_OVERLOAD,
    evidence: {
      // Departures and follows are sums of fractions, because one may lie in several intervals.
      departures: Math.round(costs.departures),
      follows: Math.round(growths.follows),
      intervals,
      halfLifeDays: enough ? costs.halfLifeDays : null,
      dispersion: enough ? costs.dispersion : null,
      weeksAhead: null,
      currentFollowersOnly: false,
    },
    basis: {
      grid,
      topics: columns.topics,
      communities,
      groupOf,
      costs: costs.likeliest,
      follows: growths.likeliest,
    },
  };
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
