import type { AudienceLog } from '../../model/audience-log.ts';
import type { Estimate } from '../../model/report.ts';
import { benjaminiHochberg } from '../../stats/benjamini-hochberg.ts';
import type { Random } from '../../stats/random.ts';
import { studentUpperTail } from '../../stats/student-t-distribution.ts';
import type { Audience } from '../audience/audience.ts';
import { watchedPart, type Window } from '../audience/window.ts';
import type { PostTopics } from '../topics/post-topics.ts';
import type { Tribes } from '../tribes/tribes.ts';
import { summarise } from './attributable.ts';
import { type BuildEstimate, estimateBuilds } from './topic-build.ts';
import { type CostEstimate, estimateCosts } from './topic-cost.ts';
import type { ChurnFindings, TopicBuild, TopicCost, TopicEffect } from './topic-effects.ts';
import { selectTopics } from './topic-selection.ts';
import type { TribeStanding } from './tribe-standing.ts';
import { intervalCount, timeGrid } from './time-grid.ts';
import { buildVerdict, costVerdict, stanceOf } from './verdicts.ts';
import { communityGroups } from './community-groups.ts';

const NOTHING_COST: TopicCost = {
  hazardRatio: null, unfollows: null, byCommunity: [], qValue: null,
  verdict: 'not enough evidence', unfollowsTribe: null, unfollowsOthers: null,
};
const NOTHING_BUILT: TopicBuild = {
  follows: null, lasting: null, retention90: null, qValue: null, verdict: 'not enough evidence',
};
/** A follow that lasts this long has built something. */
export const LASTING_DAYS = 90;
/** With fewer departures or intervals than these there is nothing to estimate from. */
const FEWEST_DEPARTURES = 5;
const FEWEST_INTERVALS = 10;

/**
 * Which topics cost followers and which bring people who stay, within the window.
 *
 * @param usualRetention share of new followers of any origin still there after 90 days.
 */
export function findEffects(
  log: AudienceLog,
  audience: Audience,
  postTopics: PostTopics,
  tribes: Tribes,
  standings: readonly TribeStanding[],
  usualRetention: Estimate | null,
  window: Window,
  random: Random,
): ChurnFindings {
  const { from, to } = watchedPart(window, audience);
  const grid = timeGrid(audience, from, to);
  const intervals = intervalCount(grid);
  const columns = selectTopics(log.posts, postTopics, intervals, from, to);
  const nothing = postTopics.topics.map((): TopicEffect => ({
    cost: NOTHING_COST, build: NOTHING_BUILT, stance: 'not enough evidence',
  }));
  if (columns.topics.length === 0 || intervals < FEWEST_INTERVALS) {
    return {
      topics: nothing,
      overload: { unfollows: null, hazardRatio: null },
      evidence: { departures: 0, follows: 0, intervals, halfLifeDays: null, dispersion: null },
      warnings: [],
    };
  }
  const { groupOf, communities } = communityGroups(log, audience, tribes);
  const costs = estimateCosts(log, audience, grid, columns, groupOf, communities.length + 1, random);
  const builds = estimateBuilds(log.posts, audience, grid, columns, LASTING_DAYS, random);
  const enoughDepartures = costs.departures >= FEWEST_DEPARTURES;
  const pOf = (z: number, freedom: number): number => 2 * studentUpperTail(Math.abs(z), freedom);
  const told = columns.topics.map((_, column) => column);
  const costQ = benjaminiHochberg(told.map((c) => pOf(costs.columns[c]!.z, costs.degreesOfFreedom)));
  const buildQ = benjaminiHochberg(told.map((c) => pOf(builds.columns[c]!.z, builds.degreesOfFreedom)));
  const inTribe = communities.map((community) => standings[community]!.isTribe);
  const tribeShare = shareInTribe(audience, tribes, standings);

  const effects = nothing;
  for (const [column, topic] of columns.topics.entries()) {
    const cost = enoughDepartures
      ? topicCost(costs.columns[column]!, costQ[column]!, costs.departures, communities, inTribe)
      : NOTHING_COST;
    const build = builds.follows > 0
      ? topicBuild(builds.columns[column]!, buildQ[column]!, builds.follows)
      : NOTHING_BUILT;
    effects[topic] = {
      cost,
      build,
      stance: stanceOf({
        cost: cost.verdict, build: build.verdict,
        unfollows: cost.unfollows, unfollowsTribe: cost.unfollowsTribe,
        follows: build.follows, lasting: build.lasting, retention90: build.retention90,
        usualRetention, tribeShare,
      }),
    };
  }
  const overload = costs.columns.at(-1)!;
  const flooded = enoughDepartures && overload.unfollows.high > overload.unfollows.low;
  return {
    topics: effects,
    overload: flooded
      ? { unfollows: overload.unfollows, hazardRatio: overload.hazardRatio }
      : { unfollows: null, hazardRatio: null },
    evidence: {
      departures: costs.departures,
      follows: builds.follows,
      intervals,
      halfLifeDays: enoughDepartures ? costs.halfLifeDays : null,
      dispersion: enoughDepartures ? costs.dispersion : null,
    },
    warnings: [],
  };
}

function topicCost(
  estimate: CostEstimate,
  qValue: number,
  departures: number,
  communities: readonly number[],
  inTribe: readonly boolean[],
): TopicCost {
  const sumOver = (wanted: (group: number) => boolean): Estimate => {
    const sum = new Float64Array(estimate.draws[0]!.length);
    for (const [group, draws] of estimate.draws.entries()) {
      if (wanted(group)) for (let d = 0; d < sum.length; d++) sum[d]! += draws[d]!;
    }
    return summarise(sum);
  };
  return {
    hazardRatio: estimate.hazardRatio,
    unfollows: estimate.unfollows,
    byCommunity: communities.map((community, group) => ({ community, unfollows: estimate.byGroup[group]! })),
    qValue,
    verdict: costVerdict(estimate.unfollows, qValue, departures),
    unfollowsTribe: inTribe.includes(true) ? sumOver((group) => inTribe[group] === true) : null,
    unfollowsOthers: inTribe.includes(true) ? sumOver((group) => inTribe[group] !== true) : null,
  };
}

function topicBuild(estimate: BuildEstimate, qValue: number, follows: number): TopicBuild {
  const { follows: brought, lasting, retention90 } = estimate;
  const verdict = buildVerdict(brought, qValue, follows);
  return {
    follows: brought,
    lasting,
    // Of nobody there is no share that stays.
    retention90: verdict === 'builds' ? retention90 : null,
    qValue,
    verdict,
  };
}

/** Share of all spells that are of people inside a tribe. */
function shareInTribe(audience: Audience, tribes: Tribes, standings: readonly TribeStanding[]): number {
  const { person } = audience.spells;
  let inside = 0;
  for (const p of person) {
    const community = tribes.community[p]!;
    if (community >= 0 && standings[community]!.isTribe) inside++;
  }
  return person.length > 0 ? inside / person.length : 0;
}
