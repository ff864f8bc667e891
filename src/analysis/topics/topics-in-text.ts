import type { Post } from '../../model/audience-log.ts';
import { rowsOfEntries, type SparseRows } from '../../stats/sparse-rows.ts';
import type { TopicGroup } from './assemble-topics.ts';
import { encodedPosts } from './by-vectors/encoded-posts.ts';
import { type FoundTopics, foundTopics } from './by-words/found-topics.ts';
import type { EncodedPosts } from './by-vectors/post-features.ts';
import type { PostTerms } from './by-words/post-terms.ts';
import { sampleRows } from './identity/sample-rows.ts';
import type { SentenceVectors } from './by-vectors/sentence-vectors.ts';
import { type LandmarkProfile, landmarkProfile } from './by-vectors/landmark-profile.ts';
import { topicLabel } from './labels/topic-label.ts';
import { unitedTopics } from './labels/united-topics.ts';
import { MOST_GROUPED, vectorTopics } from './by-vectors/vector-topics.ts';

/** More topics than this nobody reads, and few audiences tell apart. Named ones are not counted. */
const MOST_TOPICS = 60;

/** Topics are learnt from so many posts, or posts with so many terms; the rest are told by them. */
const MOST_POSTS_LEARNT_FROM = 8000;
const MOST_TERMS_LEARNT_FROM = 250_000;

/**
 * Finds topics in what posts say: by sentence vectors in those that have one, by words alone in the
 * rest.
 *
 * @param rows of the posts to look at.
 */
export function topicsInText(
  posts: readonly Post[],
  terms: PostTerms,
  rows: Int32Array,
  vectors: SentenceVectors,
): TopicGroup {
  const profile = landmarkProfile(vectors);
  const encoded = profile && encodedPosts(posts, terms.counts, rows, vectors);
  if (profile === undefined || encoded === undefined)
    return byText(posts, terms, rows, MOST_TOPICS);
  const isEncoded = new Set(encoded.rows);
  const rest = rows.filter((row) => !isEncoded.has(row));
  // Each its share of the topics that there may be, by its posts.
  const most = Math.max(1, Math.round((MOST_TOPICS * encoded.rows.length) / rows.length));
  const found = byVectors(posts, terms, encoded, profile, most);
  if (most === MOST_TOPICS || rest.length === 0) return found;
  return unitedTopics(found, byText(posts, terms, rest, MOST_TOPICS - most));
}

/** Of the rows those to learn from. */
export function learntFrom(
  posts: readonly Post[],
  counts: SparseRows,
  rows: Int32Array,
): Int32Array {
  const termsOfAPost = counts.column.length / Math.max(1, counts.rows);
  const most = Math.floor(MOST_TERMS_LEARNT_FROM / Math.max(1, termsOfAPost));
  return sampleRows(posts, rows, Math.min(MOST_POSTS_LEARNT_FROM, most));
}

function byVectors(
  posts: readonly Post[],
  { counts, index }: PostTerms,
  encoded: EncodedPosts,
  profile: LandmarkProfile,
  mostTopics: number,
): TopicGroup {
  const place = new Map(Array.from(encoded.rows, (row, at) => [row, at]));
  const sampled = sampleRows(posts, encoded.rows, MOST_GROUPED).map((row) => place.get(row)!);
  const found = vectorTopics(counts, encoded, sampled, profile, index, mostTopics);
  return topicGroup(posts, found, encoded.rows, index);
}

function byText(
  posts: readonly Post[],
  { counts, index }: PostTerms,
  rows: Int32Array,
  mostTopics: number,
): TopicGroup {
  const fitted = learntFrom(posts, counts, rows);
  const found = foundTopics(counts, rows, fitted, index, mostTopics);
  return topicGroup(posts, found, rows, index);
}

function topicGroup(
  posts: readonly Post[],
  { weights, terms }: FoundTopics,
  rows: Int32Array,
  index: PostTerms['index'],
): TopicGroup {
  const texts = terms.map((): string[] => []);
  rowsOfEntries(weights).forEach((at, e) => texts[weights.column[e]].push(posts[rows[at]].text));
  return {
    topics: terms.map((distinctive, topic) => {
      const shown = distinctive.map((term) => index.shown(term));
      return {
        name: index.keys[distinctive[0]],
        label: topicLabel(shown, texts[topic]),
        terms: shown,
        origin: 'found' as const,
      };
    }),
    parts: [{ rows, weights }],
  };
}
