import type { Post } from '../../../model/audience-log.ts';
import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { topicGroup } from '../by-vectors/topics-in-text.ts';
import { termsOfTopics } from '../by-vectors/vector-topics.ts';
import { topicLabels } from '../labels/topic-labels.ts';
import type { SentenceVectors } from '../by-vectors/sentence-vectors.ts';
import type { PostTexts } from '../by-words/post-subjects.ts';
import type { PostTerms } from '../by-words/post-terms.ts';
import { joinedGroups, type TopicGroup } from '../identity/assemble-topics.ts';
import { groupTopics } from './group-topics.ts';
import { meaningOfTopics } from './topic-features.ts';
import { type Engagements, whoEngages } from './who-engages.ts';

/** Broad topics, and which fine topics are parts of them. */
export interface BroadTopics {
  broad: TopicGroup;
  fine: TopicGroup;
  /** The position of the broad topic of each fine topic. */
  parent: Int32Array;
}

/** What broad topics are found from, besides the fine ones. */
export interface BroadEvidence extends PostTexts {
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
export function findBroadTopics(
  posts: readonly Post[],
  fine: TopicGroup,
  { vectors, engagements, ...texts }: BroadEvidence,
): BroadTopics {
  if (fine.topics.length === 0) return { broad: fine, fine, parent: new Int32Array(0) };
  const weights = joinedGroups([fine], posts.length);
  const { group, other } = groupTopics(
    meaningOfTopics(posts, texts, weights, vectors),
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
    { weights: ofPosts, terms: termsOfGroups(texts.terms, rows, ofPosts) },
    rows,
    texts.terms.index,
  );
  const topics = described.topics.map((topic, at) =>
    at === other ? { ...topic, name: OTHER, label: OTHER, isOther: true as const } : topic,
  );
  return { broad: { ...described, topics }, fine: renamed(fine, posts, topics), parent: group };
}

/** Returns the terms of groups of posts; the commonest one if none is distinctive. */
export function termsOfGroups(
  { counts, index }: PostTerms,
  rows: Int32Array,
  weights: SparseRows,
): number[][] {
  return termsOfTopics(counts, rows, weights, index).map((terms, group) =>
    terms.length > 0 ? terms : [commonestTerm(counts, weights, group)],
  );
}

function commonestTerm(counts: SparseRows, weights: SparseRows, group: number): number {
  const uses = new Float64Array(counts.columns);
  rowsOfEntries(weights).forEach((row, e) => {
    if (weights.column[e] !== group) return;
    for (let t = counts.start[row]; t < counts.start[row + 1]; t++) uses[counts.column[t]]++;
  });
  return uses.reduce((most, count, term) => (count > uses[most] ? term : most), 0);
}

const OTHER = 'Other';

function postsOfTopics({ columns, column }: SparseRows): Float64Array {
  const posts = new Float64Array(columns);
  for (const topic of column) posts[topic]++;
  return posts;
}

/** Names fine topics again, unlike the broad ones. */
function renamed(
  fine: TopicGroup,
  posts: readonly Post[],
  broad: readonly { label: string }[],
): TopicGroup {
  const texts = fine.topics.map((): string[] => []);
  for (const { rows, weights } of fine.parts) {
    rowsOfEntries(weights).forEach((at, e) => texts[weights.column[e]].push(posts[rows[at]].text));
  }
  const labels = topicLabels(
    fine.topics.map(({ terms }, topic) => ({ terms, texts: texts[topic] })),
    new Set(broad.map(({ label }) => label)),
  );
  return { ...fine, topics: fine.topics.map((topic, at) => ({ ...topic, label: labels[at] })) };
}
