import type { Post } from '../../../model/audience-log.ts';
import type { Correction } from '../../../model/corrections.ts';
import type { TopicMerge, TopicReference, TopicSplit } from '../../../model/topic-corrections.ts';
import type { SentenceVectors } from '../by-vectors/sentence-vectors.ts';
import type { PostTerms } from '../by-words/post-terms.ts';
import { ownTopics } from '../given/own-topics.ts';
import type { PostTopics, Topic } from '../identity/post-topics.ts';
import { levelsOf } from './levels-of.ts';
import {
  addPlace,
  moveTopic,
  movePosts,
  placeCalled,
  placesOf,
  type TopicPlaces,
} from './topic-places.ts';

/** What merges and splits depend on besides the topics. */
export interface SplitBasis {
  posts: readonly Post[];
  /** The position of each post of `sorted` in `posts`. */
  order: Int32Array;
  sorted: readonly Post[];
  /** Terms of `sorted`. */
  terms: PostTerms;
  vectors: SentenceVectors;
}

/** A name by which the owner may mean a topic, besides its label. */
export interface OtherName {
  name: string;
  /** The id of the topic. */
  id: string;
}

/**
 * Merges and splits topics as the owner did, in that order. A split by words or examples moves posts
 * of the topic that contain a word, are examples or resemble them. Fine topics keep their ids and
 * labels; changed broad ones get terms of all their posts. Cost: O(corrections x weights), and that
 * of {@link ownTopics} for each split by words or examples; none without corrections.
 *
 * @param found with all fine topics; see `assembleLevels`.
 */
export function mergeAndSplit(
  found: PostTopics,
  basis: SplitBasis,
  corrections: readonly Correction[],
): { topics: PostTopics; otherNames: OtherName[] } {
  const own = corrections.filter(
    (correction) => correction.kind === 'topic-merge' || correction.kind === 'topic-split',
  );
  if (own.length === 0) return { topics: found, otherNames: [] };
  const places = placesOf(found, basis.posts);
  for (const correction of own) {
    if (correction.kind === 'topic-merge') merge(places, correction);
    else split(places, correction, basis);
  }
  return { topics: levelsOf(places, found, basis), otherNames: otherNamesIn(places) };
}

function merge(places: TopicPlaces, { topics, into }: TopicMerge): void {
  const before = placeCalled(places, into.id);
  const to = before >= 0 ? before : addPlace(places, placeOf(into));
  moveTopic(places, into, to, before);
  for (const topic of topics) moveTopic(places, topic, to);
}

/** Returns a topic that is no longer found. */
function placeOf({ id, label, posts, parts }: TopicReference): Omit<Topic, 'posts' | 'terms'> {
  return { id, label, origin: posts.length + parts.length > 0 ? 'found' : 'given' };
}

function split(places: TopicPlaces, correction: TopicSplit, basis: SplitBasis): void {
  const { id, name, topic, parts, keywords, examples } = correction;
  const from = placeCalled(places, topic.id);
  const to = addPlace(places, { id, label: name, origin: 'owner' });
  for (const part of parts) moveTopic(places, part, to);
  if (from < 0 || keywords.length + examples.length === 0) return;
  const definition = { kind: 'topic' as const, label: name, keywords, examples };
  const { start } = ownTopics(basis.sorted, basis.terms, [definition], basis.vectors);
  const rows = basis.order.filter((_, row) => start[row + 1] > start[row]);
  movePosts(places, new Set(rows), from, to);
}

/** The labels of merged topics mean the topics into which they were merged. */
function otherNamesIn({ broad }: TopicPlaces): OtherName[] {
  return broad.flatMap(({ topic, mergedInto }) => {
    if (mergedInto === undefined) return [];
    let into = broad[mergedInto];
    while (into.mergedInto !== undefined) into = broad[into.mergedInto];
    return [{ name: topic.label, id: into.topic.id }];
  });
}
