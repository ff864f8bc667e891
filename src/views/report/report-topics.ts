import { isWithin } from '../../analysis/audience/window.ts';
import type { Analysis } from '../../analysis/result.ts';
import type { ReportTopic } from '../../model/report.ts';
import { compareTexts } from './compare-texts.ts';

/** The topics, largest cost first. Topics without an estimate come last, most posts first. */
export function reportTopics(analysis: Analysis): ReportTopic[] {
  const posts = postsInWindow(analysis);
  return analysis.postTopics.topics
    .map((_, k) => reportTopic(analysis, k, posts[k]))
    .sort((a, b) => costOf(b) - costOf(a) || b.posts - a.posts || compareTexts(a.id, b.id));
}

function reportTopic(analysis: Analysis, k: number, posts: number): ReportTopic {
  const { id, label, terms, origin } = analysis.postTopics.topics[k];
  const { growth, role, roleReason } = analysis.churn.topics[k];
  return {
    id,
    label,
    parent: null,
    terms,
    origin,
    posts,
    cost: costSection(analysis, k),
    growth,
    role,
    roleReason,
  };
}

/** The cost of a topic, with ids in place of positions. */
function costSection({ churn, postTopics, partition, standings }: Analysis, k: number) {
  const { cost } = churn.topics[k];
  return {
    ...cost,
    mixedWith: cost.mixedWith.map((other) => postTopics.topics[other].id),
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
  };
}

/** Counts the posts of each topic in the window. */
function postsInWindow({ log, postTopics, window }: Analysis): Int32Array {
  const { weights } = postTopics;
  const posts = new Int32Array(postTopics.topics.length);
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
