import { isWithin } from '../../analysis/audience/window.ts';
import type { Analysis } from '../../analysis/result.ts';
import type { TopicEffect } from '../../analysis/effects/verdict/topic-effects.ts';
import type { Topic, TopicLevel } from '../../analysis/topics/identity/post-topics.ts';
import type { ReportTopic } from '../../model/report.ts';
import { compareTexts } from './compare-texts.ts';

/**
 * The broad topics, then the fine ones inside them; of each, largest cost first. Topics without an
 * estimate come last, most posts first.
 */
export function reportTopics(analysis: Analysis): ReportTopic[] {
  const { postTopics, churn } = analysis;
  const { fine } = postTopics;
  const broad = levelOf(analysis, postTopics, churn.topics, () => null);
  const inside = levelOf(
    analysis,
    fine,
    churn.fine,
    (k) => postTopics.topics[fine.topics[k].parent].id,
  );
  return [...broad, ...inside];
}

function levelOf(
  analysis: Analysis,
  level: TopicLevel,
  effects: readonly TopicEffect[],
  parentOf: (k: number) => string | null,
): ReportTopic[] {
  const posts = postsInWindow(analysis, level);
  return level.topics
    .map((topic, k): ReportTopic => ({
      ...described(topic),
      parent: parentOf(k),
      posts: posts[k],
      ...effectsOf(analysis, level, effects[k]),
    }))
    .sort((a, b) => costOf(b) - costOf(a) || b.posts - a.posts || compareTexts(a.id, b.id));
}

function described({ id, label, foundLabel, terms, origin, isOther }: Topic) {
  return {
    id,
    label,
    ...(foundLabel !== undefined && { foundLabel }),
    terms,
    origin,
    ...(isOther && { isOther }),
  };
}

/** The effects of a topic, with ids in place of positions. */
function effectsOf(
  { partition, standings }: Analysis,
  { topics }: TopicLevel,
  { cost, growth, role, roleReason }: TopicEffect,
) {
  return {
    cost: {
      ...cost,
      mixedWith: cost.mixedWith.map((other) => topics[other].id),
      reversal: cost.reversal && {
        communities: cost.reversal.communities.map((c) => partition.communities[c].id),
        of: cost.reversal.of,
      },
      byCommunity: cost.byCommunity
        .filter(({ community }) => standings[community].size > 0)
        .map(({ community, unfollows }) => ({
          community: partition.communities[community].id,
          unfollows,
        })),
    },
    growth,
    role,
    roleReason,
  };
}

/** Counts the posts of each topic in the window. */
function postsInWindow({ log, window }: Analysis, { topics, weights }: TopicLevel): Int32Array {
  const posts = new Int32Array(topics.length);
  for (const [p, post] of log.posts.entries()) {
    if (!isWithin(window, post.at)) continue;
    for (let e = weights.start[p]; e < weights.start[p + 1]; e++) posts[weights.column[e]]++;
  }
  return posts;
}

/** Finite, so that two topics without an estimate compare as equal. */
function costOf({ cost }: ReportTopic): number {
  return cost.unfollows?.estimate ?? -Number.MAX_VALUE;
}
