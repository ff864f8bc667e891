import type { Post } from '../../../model/audience-log.ts';
import { rowsOfEntries } from '../../../stats/sparse-rows.ts';
import type { TopicGroup } from '../identity/assemble-topics.ts';
import { encodedPosts } from './encoded-posts.ts';
import { type FoundTopics, foundTopics } from '../by-words/found-topics.ts';
import type { EncodedPosts } from './post-features.ts';
import type { PostTerms } from '../by-words/post-terms.ts';
import type { PostTexts } from '../by-words/post-subjects.ts';
import { learntFrom } from '../by-words/learnt-from.ts';
import { sampleRows } from '../identity/sample-rows.ts';
import type { SentenceVectors } from './sentence-vectors.ts';
import { type LandmarkProfile, landmarkProfile } from './landmark-profile.ts';
import { topicNames } from '../labels/topic-labels.ts';
import { unitedTopics } from '../labels/united-topics.ts';
import { MOST_GROUPED, vectorTopics } from './vector-topics.ts';

/**
 * The most topics to find. Few readers and few audiences distinguish more. It does not limit named
 * topics.
 */
const MOST_TOPICS = 60;

/**
 * Finds topics in the texts of posts: by sentence vectors for posts that have one, by words for the
 * rest.
 *
 * @param rows of the posts to search.
 */
export function topicsInText(
  posts: readonly Post[],
  texts: PostTexts,
  rows: Int32Array,
  vectors: SentenceVectors,
): TopicGroup {
  const profile = landmarkProfile(vectors);
  const encoded = profile && encodedPosts(posts, texts.terms.counts, rows, vectors);
  if (profile === undefined || encoded === undefined)
    return byText(posts, texts, rows, MOST_TOPICS);
  const isEncoded = new Set(encoded.rows);
  const rest = rows.filter((row) => !isEncoded.has(row));
  // Each method may find a number of topics in proportion to its posts.
  const most = Math.max(1, Math.round((MOST_TOPICS * encoded.rows.length) / rows.length));
  const found = byVectors(posts, texts, encoded, profile, most);
  if (most === MOST_TOPICS || rest.length === 0) return found;
  return unitedTopics(found, byText(posts, texts, rest, MOST_TOPICS - most));
}

function byVectors(
  posts: readonly Post[],
  texts: PostTexts,
  encoded: EncodedPosts,
  profile: LandmarkProfile,
  mostTopics: number,
): TopicGroup {
  const place = new Map(Array.from(encoded.rows, (row, at) => [row, at]));
  const sampled = sampleRows(posts, encoded.rows, MOST_GROUPED).map((row) => place.get(row)!);
  const found = vectorTopics(texts, encoded, sampled, profile, mostTopics);
  return topicGroup(posts, found, encoded.rows, texts.terms.index);
}

function byText(
  posts: readonly Post[],
  { terms: { counts, index }, subjects }: PostTexts,
  rows: Int32Array,
  mostTopics: number,
): TopicGroup {
  const learnt = learntFrom(posts, counts, rows);
  const found = foundTopics(counts, subjects.counts, rows, learnt, index, mostTopics);
  return topicGroup(posts, found, rows, index);
}

/** Describes topics by their terms and the texts of their posts. @param rows of `weights`, as rows of the posts. */
export function topicGroup(
  posts: readonly Post[],
  { weights, terms }: FoundTopics,
  rows: Int32Array,
  index: PostTerms['index'],
): TopicGroup {
  const texts = terms.map((): string[] => []);
  rowsOfEntries(weights).forEach((at, e) => texts[weights.column[e]].push(posts[rows[at]].text));
  const shown = terms.map((distinctive) => distinctive.map((term) => index.shown(term)));
  const names = topicNames(shown.map((of, topic) => ({ terms: of, texts: texts[topic] })));
  return {
    topics: names.map((named, topic) => ({
      ...named,
      name: index.keys[terms[topic][0]],
      terms: shown[topic],
      origin: 'found' as const,
    })),
    parts: [{ rows, weights }],
  };
}
