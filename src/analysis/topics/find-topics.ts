import type { Post } from '../../model/audience-log.ts';
import type { Correction } from '../../model/corrections.ts';
import { findBroadTopics } from './broad/find-broad-topics.ts';
import type { Engagements } from './broad/who-engages.ts';
import { assembleLevels, withoutOnlyParts } from './identity/assemble-levels.ts';
import type { TopicGroup } from './identity/assemble-topics.ts';
import { correctPosts } from './given/correct-posts.ts';
import { type EarlierTopic, topicsToKeep } from './identity/earlier-topics.ts';
import { namedTopics } from './given/named-topics.ts';
import { mergeAndSplit } from './owner/merge-and-split.ts';
import { idsOfSplits, withReferredTopics } from './owner/referred-topics.ts';
import { namesOfTopics } from './owner/topic-names.ts';
import { countPostSubjects } from './by-words/post-subjects.ts';
import { countPostTerms } from './by-words/post-terms.ts';
import type { PostTopics } from './identity/post-topics.ts';
import type { SentenceVectors } from './by-vectors/sentence-vectors.ts';
import { topicsInText } from './by-vectors/topics-in-text.ts';

/** What topics depend on besides the posts. */
export interface TopicSettings {
  /** The owner's corrections. Only those of topics and posts apply. */
  corrections?: readonly Correction[];
  /** Earlier topics. A topic found again keeps its id and label. */
  earlier?: readonly EarlierTopic[];
  /** Who engaged with which post, as positions in the posts. */
  engagements?: Engagements;
}

/** The topics of posts, and those before merges and splits. */
export interface FoundTopics extends PostTopics {
  /** From which later runs recognise topics, whatever the owner merges or splits. */
  toKeep: EarlierTopic[];
}

const NOBODY: Engagements = { person: new Int32Array(0), post: new Int32Array(0) };

/**
 * Finds the topics of posts.
 *
 * 1. The owner's topics cover posts with their keywords, their examples, and posts similar to the
 *    examples.
 * 2. A post also has the topics given with it. A post without either gets the given topics that its
 *    text is clearly close to, if any.
 * 3. If most posts have given topics, the other posts have none, because the owner knows the topics
 *    best. Otherwise we find topics in the texts of the others, at most 60: by sentence vectors (see
 *    `vectorTopics`) for posts that have one, by words (see `foundTopics`) for the rest. Topics of
 *    both with the same name, or with the same leading hashtag, are one topic.
 * 4. Found topics are fine: {@link findBroadTopics} joins them to about a dozen broad ones at most. Named
 *    topics are always broad.
 * 5. The owner's merges and splits move posts and fine topics (see `mergeAndSplit`).
 * 6. A post whose topics the owner corrected has only those (see `correctPosts`).
 *
 * Posts without distinctive terms have no topic. The result is deterministic: the same posts, in
 * any order, give the same topics. The id of a named topic comes from its label. A found topic that
 * continues an earlier one keeps its id and label; the id of a new one comes from its most
 * distinctive term. Cost: O(all text + topics x terms); 100,000 posts take some seconds.
 *
 * @param vectors of the texts of `textsToEncode`, if available.
 * @returns topics without the owner's names, those with most posts first; row i of the weights is
 *   `posts[i]`.
 */
export function findTopics(
  posts: readonly Post[],
  { corrections = [], earlier = [], engagements = NOBODY }: TopicSettings = {},
  vectors: SentenceVectors = new Map(),
): FoundTopics {
  const order = Int32Array.from(posts.keys()).sort((a, b) => inTime(posts[a]!, posts[b]!));
  const sorted = Array.from(order, (position) => posts[position]!);
  const terms = countPostTerms(sorted);
  const own = corrections.filter((correction) => correction.kind === 'topic');
  const { group, others, mostAreGiven } = namedTopics(sorted, terms, own, vectors);
  const subjects = countPostSubjects(sorted, mostAreGiven ? NO_ROWS : others);
  const inText = mostAreGiven ? NONE : topicsInText(sorted, { terms, subjects }, others, vectors);
  const levels = findBroadTopics(sorted, inText, {
    terms,
    subjects,
    vectors,
    engagements: withSortedPosts(engagements, order),
  });
  const found = assembleLevels(
    { named: group, ...levels },
    posts,
    order,
    withReferredTopics(earlier, corrections),
    idsOfSplits(corrections),
  );
  const basis = { posts, order, sorted, terms, vectors };
  const { topics, otherNames } = mergeAndSplit(found, basis, corrections);
  const names = Array.from(namesOfTopics(corrections), ([id, name]) => ({ id, name }));
  const corrected = correctPosts(
    { ...topics, fine: withoutOnlyParts(topics.fine) },
    posts,
    corrections.filter((correction) => correction.kind === 'post-topics'),
    [...names, ...otherNames],
  );
  return { ...corrected, toKeep: topicsToKeep(posts, found, topics) };
}

const NO_ROWS = new Int32Array(0);
const NONE: TopicGroup = { topics: [], parts: [] };

/** Returns engagements whose posts are rows of the sorted posts. */
function withSortedPosts({ person, post }: Engagements, order: Int32Array): Engagements {
  const row = new Int32Array(order.length);
  order.forEach((position, sorted) => (row[position] = sorted));
  return { person, post: post.map((position) => (position < 0 ? -1 : row[position])) };
}

function inTime(a: Post, b: Post): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}
