import type { Post } from '../../../model/audience-log.ts';
import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { topicGroup } from '../by-vectors/topics-in-text.ts';
import { termsOfTopics } from '../by-vectors/vector-topics.ts';
import type { SentenceVectors } from '../by-vectors/sentence-vectors.ts';
import type { PostTerms } from '../by-words/post-terms.ts';
import { joinedGroups, type TopicGroup } from '../identity/assemble-topics.ts';
import { groupTopics } from './group-topics.ts';
import { meaningOfTopics } from './topic-features.ts';
import { type Engagements, whoEngages } from './who-engages.ts';

/** Broad topics, and which fine topics are parts of them. */
export interface BroadTopics {
  broad: TopicGroup;
  /** The position of the broad topic of each fine topic. */
  parent: Int32Array;
}

/** What broad topics are found from, besides the fine ones. */
export interface BroadEvidence {
  terms: PostTerms;
  vectors: SentenceVectors;
  /** The posts are rows of `posts`. */
  engagements: Engagements;
}

/**
 * Joins the fine topics found in posts to broad ones: those that mean the same and that the same
 * people engage with. What is left over is "Other". A post has the broad topics of its fine ones.
 *
 * @param posts sorted by time.
 */
export function broadTopics(
  posts: readonly Post[],
  fine: TopicGroup,
  { terms, vectors, engagements }: BroadEvidence,
): BroadTopics {
  if (fine.topics.length === 0) return { broad: fine, parent: new Int32Array(0) };
  const weights = joinedGroups([fine], posts.length);
  const { group, other } = groupTopics(
    meaningOfTopics(posts, terms, weights, vectors),
    whoEngages(weights, engagements),
    postsOfTopics(weights),
  );
  const groups = Math.max(...group) + 1;
  const ofPosts = sparseRows(posts.length, groups, {
    row: rowsOfEntries(weights),
    column: weights.column.map((topic) => group[topic]),
    value: weights.value,
  });
  const rows = Int32Array.from(posts.keys());
  const described = topicGroup(
    posts,
    { weights: ofPosts, terms: termsOfTopics(terms.counts, rows, ofPosts, terms.index) },
    rows,
    terms.index,
  );
  const alone = onlyParts(group, groups);
  const topics = described.topics.map((topic, at) => {
    if (at === other) return { ...topic, name: OTHER, label: OTHER, isOther: true as const };
    // A broad topic with one part is that topic.
    return alone[at] < 0 ? topic : fine.topics[alone[at]];
  });
  return { broad: { ...described, topics }, parent: group };
}

const OTHER = 'Other';

function postsOfTopics({ columns, column }: SparseRows): Float64Array {
  const posts = new Float64Array(columns);
  for (const topic of column) posts[topic]++;
  return posts;
}

/** Returns for each group its only topic, or -1. */
function onlyParts(group: Int32Array, groups: number): Int32Array {
  const only = new Int32Array(groups).fill(-1);
  group.forEach((of, topic) => {
    only[of] = only[of] === -1 ? topic : -2;
  });
  return only;
}
