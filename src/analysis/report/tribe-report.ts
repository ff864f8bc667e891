import type { AudienceLog } from '../../model/audience-log.ts';
import { formatInstant } from '../../model/instant.ts';
import type { ReportTopic, ReportTribe, TribeReport } from '../../model/report.ts';
import type { Audience } from '../audience/audience.ts';
import type { Retentions } from '../churn/retention.ts';
import type { ChurnFindings } from '../churn/topic-effects.ts';
import type { TribeStanding } from '../churn/tribe-standing.ts';
import type { PostTopics } from '../topics/post-topics.ts';
import type { Tribes } from '../tribes/tribes.ts';
import type { Window } from '../audience/window.ts';
import { audienceFigures } from './audience-figures.ts';
import { followingAt } from '../audience/following-at.ts';
import { findWarnings } from './warnings.ts';

/** All that a report is put together from. */
export interface Findings {
  log: AudienceLog;
  audience: Audience;
  postTopics: PostTopics;
  tribes: Tribes;
  standings: TribeStanding[];
  churn: ChurnFindings;
  /** Shares still following after some days: of everybody, and by community. */
  retention: Retentions;
  retentionByCommunity: Retentions[];
  /** The window, ms; NaN where nothing is known. */
  window: Window;
  settings: TribeReport['settings'];
}

/** Puts the findings into the form that other programs rely on. */
export function tribeReport(findings: Findings): TribeReport {
  const { log, audience, tribes, standings, churn } = findings;
  const { from, to } = findings.window;
  const current = followingAt(audience, log.people.count, to);
  const report: TribeReport = {
    version: 1,
    account: { ...log.account },
    window: Number.isNaN(from) ? null : { from: formatInstant(from), to: formatInstant(to) },
    inputs: { events: log.events, digest: log.digest },
    settings: findings.settings,
    audience: {
      ...audienceFigures(audience, log.people.ids, findings.window),
      ...findings.retention,
    },
    topics: reportTopics(findings),
    overload: {
      unfollows: churn.overload.unfollows,
      hazardRatio: churn.overload.hazardRatio,
    },
    tribes: reportTribes(findings, current),
    unclustered: countWhere(
      current,
      (person) =>
        tribes.community[person] === -1 || (standings[tribes.community[person]]?.size ?? 0) === 0,
    ),
    evidence: {
      departures: churn.evidence.departures,
      follows: churn.evidence.follows,
      intervals: churn.evidence.intervals,
      halfLifeDays: churn.evidence.halfLifeDays,
      dispersion: churn.evidence.dispersion === null ? null : churn.evidence.dispersion,
      modularity: Number.isFinite(tribes.modularity) ? tribes.modularity : null,
    },
    dataQuality: dataQuality(findings, current),
    warnings: [],
  };
  report.warnings = findWarnings(report, tribes.clear);
  return report;
}

/** Largest cost first; topics that nothing can be said of come last, most posts first. */
function reportTopics(findings: Findings): ReportTopic[] {
  const { postTopics, churn, tribes, standings } = findings;
  const posts = postsInWindow(findings);
  const topics = postTopics.topics.map((topic, k): ReportTopic => {
    const { cost, build, stance } = churn.topics[k];
    return {
      id: topic.id,
      label: topic.label,
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
        byTribe: cost.byCommunity
          .filter(({ community }) => standings[community].size > 0)
          .map(({ community, unfollows }) => ({
            tribe: tribes.communities[community].id,
            unfollows: unfollows,
          })),
      },
      build: {
        follows: build.follows,
        lasting: build.lasting,
        retention30: build.retention30,
        retention90: build.retention90,
        retention365: build.retention365,
        qValue: build.qValue === null ? null : build.qValue,
        verdict: build.verdict,
        weeksNeeded: build.weeksNeeded,
      },
      stance,
    };
  });
  return topics.sort(
    (a, b) => compare(costOf(b), costOf(a)) || b.posts - a.posts || compareText(a.id, b.id),
  );
}

/** How many posts of each topic the window holds. */
function postsInWindow({ log, postTopics, window }: Findings): Int32Array {
  const { weights } = postTopics;
  const posts = new Int32Array(postTopics.topics.length);
  for (const [p, post] of log.posts.entries()) {
    if (post.at < window.from || post.at > window.to) continue;
    for (let e = weights.start[p]; e < weights.start[p + 1]; e++) posts[weights.column[e]]++;
  }
  return posts;
}

function reportTribes(findings: Findings, current: Uint8Array): ReportTribe[] {
  const { tribes, standings, retentionByCommunity } = findings;
  const followers = countWhere(current, () => true);
  return tribes.communities
    .map((community, c): ReportTribe => ({
      id: community.id,
      label: community.label,
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
      isTribe: standings[c].isTribe,
    }))
    .filter((tribe) => tribe.size > 0)
    .sort((a, b) => b.size - a.size || compareText(a.id, b.id));
}

function dataQuality(findings: Findings, current: Uint8Array): TribeReport['dataQuality'] {
  const { audience, log } = findings;
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
    readings: log.readings.length,
    readingsHeld: audience.heldReadings.map(({ at, reason }) => ({
      at: formatInstant(at),
      reason,
    })),
    retracted: audience.retracted,
    returns: audience.returns,
    platformEvents: audience.platformEvents.map((event) => ({
      after: formatInstant(event.after),
      before: formatInstant(event.before),
      lost: event.lost,
      expected: event.expected,
      reason: event.reason,
    })),
    quarantined: log.quarantined,
    followTimesUnknown: unknown.size,
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
