import type { PostKind } from '../../model/events.ts';
import { DEPARTURE_REASONS } from '../../model/events.ts';
import { formatInstant } from '../../model/instant.ts';
import type { ReportTopic, TribeReport } from '../../model/report.ts';
import { rejectedSnapshots } from '../report/rejected-snapshots.ts';
import { isWithin } from '../../analysis/audience/window.ts';
import type { Analysis } from '../../analysis/result.ts';
import { isByChoice } from '../../analysis/effects/design/by-choice.ts';
import { personTime } from '../../analysis/effects/design/person-time.ts';
import { intervalAt } from '../../analysis/effects/design/intervals.ts';
import { intervalCount } from '../../analysis/effects/design/time-grid.ts';
import type { PostTopics, Topic, TopicLevel } from '../../analysis/topics/identity/post-topics.ts';
import type { EffectBasis } from '../../analysis/effects/verdict/topic-effects.ts';
import {
  meanExposure,
  topicIntervals,
  type WhyInterval,
} from '../../analysis/effects/design/topic-intervals.ts';

/** The evidence behind the figures of a topic. */
export interface WhyTopic {
  kind: 'topic';
  /** The figures, as in the report. */
  topic: ReportTopic;
  /** Newest first; `weight` is how much of the post is about the topic. */
  posts: { id: string; at: string; kind: PostKind; weight: number; text: string }[];
  /** Half-lives of the effect of a post, with their weights, which add up to 1. */
  halfLives: { days: number; weight: number }[];
  /** Most exposure first; empty if the topic has no estimates. */
  intervals: WhyInterval[];
  /** Person-days at risk and unfollows, with and without exposure to the topic. */
  communities: { community: string | null; on: Risk; off: Risk }[];
  /** People who unfollowed during exposure, for whatever reason; most exposed first. */
  left: {
    id: string;
    handle?: string;
    after: string | null;
    before: string;
    reason: string;
    community: string | null;
    exposure: number;
  }[];
  snapshots: { used: number; rejected: TribeReport['dataQuality']['rejectedSnapshots'] };
}

interface Risk {
  personDays: number;
  left: number;
}

/** From this exposure on, an interval counts as exposed. */
const EXPOSED = 0.25;

/** @param position of the topic among the broad topics and, after them, the fine ones. */
export function whyTopic(analysis: Analysis, report: TribeReport, position: number): WhyTopic {
  const { postTopics, churn, audience, window } = analysis;
  const { basis } = churn;
  const { level, at } = topicAt(postTopics, position);
  const { id } = level.topics[at];
  const column = basis?.topics.indexOf(position) ?? -1;
  const seen = basis !== null && column >= 0 ? evidence(analysis, basis, column) : NOTHING;
  return {
    kind: 'topic',
    topic: report.topics.find((topic) => topic.id === id)!,
    posts: postsOfTopic(analysis, position),
    ...seen,
    snapshots: {
      used: audience.watched.filter((at) => at > window.after).length,
      rejected: rejectedSnapshots(analysis),
    },
  };
}

type Evidence = Pick<WhyTopic, 'halfLives' | 'intervals' | 'communities' | 'left'>;

const NOTHING: Evidence = { halfLives: [], intervals: [], communities: [], left: [] };

function evidence(analysis: Analysis, basis: EffectBasis, column: number): Evidence {
  const all = meanExposure(basis);
  const exposure = Float64Array.from({ length: intervalCount(basis.grid) }, (_, i) =>
    all.at(i, column),
  );
  return {
    halfLives: basis.costs.halfLives
      .filter(({ weight }) => weight > 0)
      .map(({ days, weight }) => ({ days, weight })),
    intervals: topicIntervals(analysis, basis, column),
    // Current followers alone show nobody who left.
    ...(analysis.churn.evidence.currentFollowersOnly
      ? { communities: [], left: [] }
      : {
          communities: byCommunity(analysis, basis, exposure),
          left: whoLeft(analysis, basis, exposure),
        }),
  };
}

/** Returns the level of a topic and its position there. */
function topicAt(postTopics: PostTopics, position: number): { level: TopicLevel; at: number } {
  const broad = postTopics.topics.length;
  return position < broad
    ? { level: postTopics, at: position }
    : { level: postTopics.fine, at: position - broad };
}

/** Returns all topics: the broad ones, then the fine ones. */
export function allTopics({ topics, fine }: PostTopics): Topic[] {
  return [...topics, ...fine.topics];
}

/**
 * Returns the posts of a topic, newest first.
 *
 * @param position of the topic among the broad topics and, after them, the fine ones.
 */
export function postsOfTopic(
  { log, window, postTopics }: Analysis,
  position: number,
): WhyTopic['posts'] {
  const { level, at: topic } = topicAt(postTopics, position);
  const { weights } = level;
  const posts: WhyTopic['posts'] = [];
  for (const [p, { id, at, kind, text }] of log.posts.entries()) {
    if (!isWithin(window, at)) continue;
    for (let e = weights.start[p]; e < weights.start[p + 1]; e++) {
      if (weights.column[e] === topic)
        posts.push({ id, at: formatInstant(at), kind, weight: weights.value[e], text });
    }
  }
  return posts.reverse();
}

/** Plain counts, not adjusted for kinds of followers or other topics. */
function byCommunity(
  { log, audience, partition }: Analysis,
  { grid, groupOf, communities }: EffectBasis,
  exposure: Float64Array,
): WhyTopic['communities'] {
  const groups = communities.length + 1;
  const table = personTime(log, audience, grid, groupOf, groups);
  const rows = Array.from({ length: groups }, (_, g) => ({
    community: g < communities.length ? partition.communities[communities[g]].id : null,
    on: { personDays: 0, left: 0 },
    off: { personDays: 0, left: 0 },
  }));
  for (let r = 0; r < table.departures.length; r++) {
    const row = rows[table.group[r]];
    const risk = exposure[table.interval[r]] >= EXPOSED ? row.on : row.off;
    risk.personDays += table.atRisk[r];
    risk.left += table.departures[r];
  }
  return rows;
}

function whoLeft(
  { log, audience, partition }: Analysis,
  { grid }: EffectBasis,
  exposure: Float64Array,
): WhyTopic['left'] {
  const { spells } = audience;
  const left: WhyTopic['left'] = [];
  for (let s = 0; s < spells.count; s++) {
    if (!isByChoice(audience, s)) continue;
    const there = exposure[intervalAt(grid.bound, spells.leaveBefore[s])] ?? 0;
    if (there < EXPOSED) continue;
    const person = spells.person[s];
    const handle = log.people.profiles[person]?.handle;
    left.push({
      id: log.people.ids[person],
      ...(handle !== undefined && { handle }),
      after: Number.isFinite(spells.leaveAfter[s]) ? formatInstant(spells.leaveAfter[s]) : null,
      before: formatInstant(spells.leaveBefore[s]),
      reason: DEPARTURE_REASONS[spells.reason[s]],
      community: partition.communities[partition.community[person]]?.id ?? null,
      exposure: there,
    });
  }
  return left.sort((a, b) => b.exposure - a.exposure || (a.id < b.id ? -1 : 1));
}
