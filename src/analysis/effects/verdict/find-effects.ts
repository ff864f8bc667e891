import type { AudienceLog } from '../../../model/audience-log.ts';
import type { Estimate } from '../../../model/report.ts';
import type { Random } from '../../../stats/random.ts';
import type { Audience } from '../../audience/audience.ts';
import { watchedPart, type Window } from '../../audience/window.ts';
import type { PostTopics } from '../../topics/post-topics.ts';
import type { Tribes } from '../../communities/detection/tribes.ts';
import { isByChoice } from '../design/by-choice.ts';
import { communityGroups } from '../design/community-groups.ts';
import { gainedSpells } from '../../retention/gained-spells.ts';
import { NOTHING_BUILT, tellBuilds } from './tell-builds.ts';
import { isEnough, NOTHING_COST, tellCosts } from './tell-costs.ts';
import { intervalCount, timeGrid, watchedDays } from '../design/time-grid.ts';
import { estimateBuilds } from '../growth/topic-build.ts';
import { type CostEstimates, estimateCosts } from '../cost/topic-cost.ts';
import type { ChurnFindings, TopicEffect } from './topic-effects.ts';
import { selectTopics } from '../design/topic-selection.ts';
import type { TribeStanding } from '../../communities/standing/tribe-standing.ts';
import { stanceOf } from './verdicts.ts';
import { weeksAhead } from './weeks-ahead.ts';

/** A follow that lasts this long has built something. */
export const LASTING_DAYS = 90;
/** With fewer intervals than these no days can be told from others. */
const FEWEST_INTERVALS = 10;

export interface EffectInputs {
  log: AudienceLog;
  audience: Audience;
  postTopics: PostTopics;
  tribes: Tribes;
  standings: readonly TribeStanding[];
  /** Share of new followers of any origin still there after `LASTING_DAYS`. */
  usualRetention: Estimate | null;
  window: Window;
}

/** Which topics cost followers and which bring people who stay, within the window. */
export function findEffects(inputs: EffectInputs, random: Random): ChurnFindings {
  const { log, audience, postTopics, tribes, standings } = inputs;
  const { from, to } = watchedPart(inputs.window, audience);
  const grid = timeGrid(audience, from, to);
  const intervals = intervalCount(grid);
  const columns = selectTopics(log.posts, postTopics, intervals, from, to);
  const effects = postTopics.topics.map((): TopicEffect => ({
    cost: NOTHING_COST,
    build: NOTHING_BUILT,
    stance: 'not enough evidence',
  }));
  if (columns.topics.length === 0 || intervals < FEWEST_INTERVALS) {
    return {
      topics: effects,
      overload: NO_OVERLOAD,
      evidence: {
        ...seenOnly(audience, { from, to }, intervals),
        weeksAhead: weeksAhead(log.posts, postTopics, followersAt(audience, to), to),
      },
      basis: null,
    };
  }
  const { groupOf, communities } = communityGroups(log, audience, tribes);
  const groups = communities.length + 1;
  const costs = estimateCosts({ log, audience, grid, topics: columns, groupOf, groups }, random);
  const builds = estimateBuilds(log.posts, audience, grid, columns, LASTING_DAYS, random);
  const days = watchedDays(grid);
  const cost = tellCosts(costs, columns.topics, communities, standings, days);
  const build = tellBuilds(builds, columns.topics.length, days);
  const tribeShare = shareInTribe(inputs);
  for (const [column, topic] of columns.topics.entries()) {
    effects[topic] = {
      cost: cost[column],
      build: build[column],
      stance: stanceOf(cost[column], build[column], inputs.usualRetention, tribeShare),
    };
  }
  const enough = isEnough(costs);
  return {
    topics: effects,
    overload: enough ? overloadOf(costs) : NO_OVERLOAD,
    evidence: {
      // Sums of shares, where a departure or a follow may lie in several intervals.
      departures: Math.round(costs.departures),
      follows: Math.round(builds.follows),
      intervals,
      halfLifeDays: enough ? costs.halfLifeDays : null,
      dispersion: enough ? costs.dispersion : null,
      weeksAhead: null,
    },
    basis: {
      grid,
      topics: columns.topics,
      communities,
      groupOf,
      costs: costs.likeliest,
      follows: builds.likeliest,
    },
  };
}

const NO_OVERLOAD: ChurnFindings['overload'] = { unfollows: null, hazardRatio: null };

/** What there is to learn from, where there is no topic to learn about. */
function seenOnly(
  audience: Audience,
  { from, to }: Window,
  intervals: number,
): Omit<ChurnFindings['evidence'], 'weeksAhead'> {
  const { leaveBefore, followBefore } = audience.spells;
  const within = (moment: number): boolean => moment >= from && moment <= to;
  return {
    departures: leaveBefore.filter((left, s) => within(left) && isByChoice(audience, s)).length,
    follows: gainedSpells(audience).filter((s) => within(followBefore[s])).length,
    intervals,
    halfLifeDays: null,
    dispersion: null,
  };
}

function followersAt({ spells }: Audience, moment: number): number {
  return spells.leaveBefore.reduce(
    (count, left, s) => count + Number(left > moment && spells.followBefore[s] <= moment),
    0,
  );
}

/** Nothing where there never was more than usual. */
function overloadOf({ columns }: CostEstimates): ChurnFindings['overload'] {
  const { unfollows, hazardRatio } = columns.at(-1)!;
  return unfollows.high > unfollows.low ? { unfollows, hazardRatio } : NO_OVERLOAD;
}

/** Share of all spells that are of people inside a tribe. */
function shareInTribe({ audience, tribes, standings }: EffectInputs): number {
  const { person } = audience.spells;
  let inside = 0;
  for (const p of person) if (standings[tribes.community[p]]?.isTribe) inside++;
  return person.length > 0 ? inside / person.length : 0;
}
