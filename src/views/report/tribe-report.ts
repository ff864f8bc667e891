import type { Analysis } from '../../analysis/result.ts';
import { formatInstant } from '../../model/instant.ts';
import type { ReportTopic, ReportCommunity, TribeReport } from '../../model/report.ts';
import type { CommunityOrigin } from '../../model/remembered-community.ts';
import { ownersNames } from '../../analysis/communities/identity/keep-identity.ts';
import type { Community, Partition } from '../../analysis/communities/detection/partition.ts';
import { audienceFigures } from './audience-figures.ts';
import { followingAt } from '../../analysis/audience/following-at.ts';
import { type Arrivals, arrivalsOf, cameBy, cameWithinYear } from './came-by.ts';
import { findWarnings } from './warnings.ts';

/** Writes the analysis in the published form of the report. */
export function tribeReport(analysis: Analysis): TribeReport {
  const { log, audience, partition, standings, churn } = analysis;
  const { from, to } = analysis.window;
  const current = followingAt(audience, log.people.count, to);
  const arrivals = arrivalsOf(audience, current, Math.min(to, audience.to));
  const report: TribeReport = {
    version: 2,
    account: { ...log.account },
    window: Number.isNaN(from) ? null : { from: formatInstant(from), to: formatInstant(to) },
    inputs: { events: log.events, digest: log.digest },
    settings: analysis.settings,
    audience: {
      ...audienceFigures(audience, log.people.ids, analysis.window, log.posts),
      ...analysis.retention,
      cameBy: arrivals === null ? [] : cameBy(arrivals),
      cameWithinYear: arrivals === null ? null : cameWithinYear(arrivals, () => true),
    },
    topics: reportTopics(analysis),
    overload: {
      unfollows: churn.overload.unfollows,
      hazardRatio: churn.overload.hazardRatio,
    },
    communities: reportCommunities(analysis, current, arrivals),
    unclustered: countWhere(
      current,
      (person) =>
        partition.community[person] === -1 ||
        (standings[partition.community[person]]?.size ?? 0) === 0,
    ),
    evidence: {
      departures: churn.evidence.departures,
      follows: churn.evidence.follows,
      intervals: churn.evidence.intervals,
      halfLifeDays: churn.evidence.halfLifeDays,
      dispersion: churn.evidence.dispersion === null ? null : churn.evidence.dispersion,
      weeksAhead: churn.evidence.weeksAhead,
      modularity: Number.isFinite(partition.modularity) ? partition.modularity : null,
    },
    dataQuality: dataQuality(analysis, current),
    warnings: [],
  };
  report.warnings = findWarnings(report, partition.clear);
  return report;
}

/** Largest cost first. Topics without an estimate come last, most posts first. */
function reportTopics(analysis: Analysis): ReportTopic[] {
  const { postTopics, churn, partition, standings } = analysis;
  const posts = postsInWindow(analysis);
  const topics = postTopics.topics.map((topic, k): ReportTopic => {
    const { cost, growth, role } = churn.topics[k];
    return {
      id: topic.id,
      label: topic.label,
      parent: null,
      terms: topic.terms,
      origin: topic.origin,
      posts: posts[k],
      cost: {
        hazardRatio: cost.hazardRatio,
        unfollows: cost.unfollows,
        unfollowsTribe: cost.unfollowsTribe,
        unfollowsOthers: cost.unfollowsOthers,
        qValue: cost.qValue === null ? null : cost.qValue,
        verdict: cost.verdict,
        weeksNeeded: cost.weeksNeeded,
        mixedWith: cost.mixedWith.map((other) => postTopics.topics[other].id),
        byCommunity: cost.byCommunity
          .filter(({ community }) => standings[community].size > 0)
          .map(({ community, unfollows }) => ({
            community: partition.communities[community].id,
            unfollows: unfollows,
          })),
      },
      growth: {
        follows: growth.follows,
        lasting: growth.lasting,
        retention30: growth.retention30,
        retention90: growth.retention90,
        retention365: growth.retention365,
        qValue: growth.qValue === null ? null : growth.qValue,
        verdict: growth.verdict,
        weeksNeeded: growth.weeksNeeded,
      },
      role,
    };
  });
  return topics.sort(
    (a, b) => compare(costOf(b), costOf(a)) || b.posts - a.posts || compareText(a.id, b.id),
  );
}

/** Counts the posts of each topic in the window. */
function postsInWindow({ log, postTopics, window }: Analysis): Int32Array {
  const { weights } = postTopics;
  const posts = new Int32Array(postTopics.topics.length);
  for (const [p, post] of log.posts.entries()) {
    if (post.at < window.from || post.at > window.to) continue;
    for (let e = weights.start[p]; e < weights.start[p + 1]; e++) posts[weights.column[e]]++;
  }
  return posts;
}

function reportCommunities(
  analysis: Analysis,
  current: Uint8Array,
  arrivals: Arrivals | null,
): ReportCommunity[] {
  const { partition, standings, retentionByCommunity } = analysis;
  const names = ownersNames(analysis.log.corrections);
  const followers = countWhere(current, () => true);
  return partition.communities
    .map((community, c): ReportCommunity => ({
      id: community.id,
      label: community.label,
      ...identityOf(community, partition, names),
      terms: community.terms,
      size: standings[c].size,
      share: followers > 0 ? standings[c].size / followers : 0,
      ...retentionByCommunity[c],
      cohesion: community.cohesion,
      stability: community.stability,
      breadth: standings[c].breadth,
      reciprocity: standings[c].reciprocity,
      likeMindedness: standings[c].likeMindedness,
      parts: standings[c].parts,
      hardestTopic: hardestOf(analysis, c),
      cameWithinYear:
        arrivals === null
          ? null
          : cameWithinYear(arrivals, (person) => partition.community[person] === c),
      isTribe: standings[c].isTribe,
    }))
    .filter((community) => community.size > 0)
    .sort((a, b) => b.size - a.size || compareText(a.id, b.id));
}

function hardestOf(
  { standings, postTopics }: Analysis,
  c: number,
): ReportCommunity['hardestTopic'] {
  const { hardestTopic } = standings[c];
  if (hardestTopic === undefined) return null;
  const { topic, retention } = hardestTopic;
  return { topic: postTopics.topics[topic].id, retention };
}

/** The fields of a community that only some have. */
function identityOf(
  { foundLabel, splitFrom, mergedFrom }: Community,
  { communities }: Partition,
  names: ReadonlyMap<string, string>,
): Pick<ReportCommunity, 'foundLabel' | 'splitFrom' | 'mergedFrom'> {
  // Other communities have their present label; those that no longer exist have their last one.
  const shown = ({ id, label, at }: CommunityOrigin) => ({
    id,
    label: names.get(id) ?? communities.find((other) => other.id === id)?.label ?? label,
    at: formatInstant(at),
  });
  return {
    ...(foundLabel !== undefined && { foundLabel }),
    ...(splitFrom && { splitFrom: shown(splitFrom) }),
    ...(mergedFrom && { mergedFrom: mergedFrom.map(shown) }),
  };
}

function dataQuality(analysis: Analysis, current: Uint8Array): TribeReport['dataQuality'] {
  const { audience, log } = analysis;
  const { spells } = audience;
  const unknown = new Set<number>();
  for (let s = 0; s < spells.count; s++) {
    const person = spells.person[s];
    if (
      spells.followAfter[s] === -Infinity &&
      spells.leaveBefore[s] === Infinity &&
      current[person] === 1
    ) {
      unknown.add(person);
    }
  }
  return {
    snapshots: log.snapshots.length,
    rejectedSnapshots: audience.rejectedSnapshots.map(({ at, reason }) => ({
      at: formatInstant(at),
      reason,
    })),
    reinstated: {
      missedOnce: audience.missedOnce,
      stillInPlace: audience.reinstated,
    },
    returned: audience.returns,
    massDepartures: audience.massDepartures.map((event) => ({
      after: formatInstant(event.after),
      before: formatInstant(event.before),
      lost: event.lost,
      expected: event.expected,
      reason: event.reason,
    })),
    quarantined: log.quarantined,
    followTimesUnknown: unknown.size,
    listOrder: { lists: audience.order.lists, fault: audience.order.fault },
  };
}

function countWhere(current: Uint8Array, wanted: (person: number) => boolean): number {
  let count = 0;
  for (let person = 0; person < current.length; person++)
    if (current[person] === 1 && wanted(person)) count++;
  return count;
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function costOf(topic: ReportTopic): number {
  return topic.cost.unfollows?.estimate ?? -Infinity;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
