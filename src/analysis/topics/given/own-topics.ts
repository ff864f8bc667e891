import type { Post } from '../../../model/audience-log.ts';
import type { TopicDefinition } from '../../../model/topic-corrections.ts';
import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { keywordMatcher } from '../../text/keyword-matcher.ts';
import { encodedPosts } from '../by-vectors/encoded-posts.ts';
import { likeExamples } from './like-examples.ts';
import { type PostFeatures, postFeatures, termFeatures } from '../by-vectors/post-features.ts';
import type { PostTerms } from '../by-words/post-terms.ts';
import { sampleRows } from '../identity/sample-rows.ts';
import type { SentenceVectors } from '../by-vectors/sentence-vectors.ts';
import { landmarkProfile } from '../by-vectors/landmark-profile.ts';
import { MOST_GROUPED } from '../by-vectors/vector-topics.ts';

/**
 * Returns which posts are about the topics that the owner defined: posts with a keyword, the
 * examples, and posts similar to the examples. A post similar to examples of several topics has the
 * most similar one. Similarity uses sentence vectors if posts have them, else words. Cost: O(all
 * text x keywords), and O(n^2) for up to 2,000 posts with examples.
 *
 * @returns posts x topics, each 1.
 */
export function ownTopics(
  posts: readonly Post[],
  terms: PostTerms,
  corrections: readonly TopicDefinition[],
  vectors: SentenceVectors,
): SparseRows {
  const topicsOf = posts.map(() => new Set<number>());
  addByKeyword(posts, corrections, topicsOf);
  const examples = addExamples(posts, corrections, topicsOf);
  addLike(posts, terms, examples, vectors, topicsOf);
  const entries = topicsOf.flatMap((topics, row) => [...topics].map((column) => ({ row, column })));
  return sparseRows(posts.length, corrections.length, {
    row: entries.map(({ row }) => row),
    column: entries.map(({ column }) => column),
    value: entries.map(() => 1),
  });
}

function addByKeyword(
  posts: readonly Post[],
  corrections: readonly TopicDefinition[],
  topicsOf: readonly Set<number>[],
): void {
  const keywords = corrections.flatMap((correction, topic) =>
    correction.keywords.map((keyword) => ({ keyword, topic })),
  );
  if (keywords.length === 0) return;
  const matches = keywordMatcher(keywords.map(({ keyword }) => keyword));
  posts.forEach(({ text, lang }, row) => {
    for (const at of matches(text, lang)) topicsOf[row].add(keywords[at].topic);
  });
}

/** Returns the rows of each topic's examples. Ignores unknown ids. */
function addExamples(
  posts: readonly Post[],
  corrections: readonly TopicDefinition[],
  topicsOf: readonly Set<number>[],
): number[][] {
  const wanted = new Set<string>(corrections.flatMap(({ examples }) => examples));
  if (wanted.size === 0) return corrections.map(() => []);
  const rows = new Map(posts.flatMap(({ id }, row) => (wanted.has(id) ? [[id, row]] : [])));
  return corrections.map((correction, topic) =>
    correction.examples.flatMap((id) => {
      const row = rows.get(id);
      if (row === undefined) return [];
      topicsOf[row].add(topic);
      return [row];
    }),
  );
}

/** Adds posts without corrections to the topic whose examples they are similar to. */
function addLike(
  posts: readonly Post[],
  { counts, index: { keys } }: PostTerms,
  examples: readonly number[][],
  vectors: SentenceVectors,
  topicsOf: readonly Set<number>[],
): void {
  if (examples.every((rows) => rows.length === 0)) return;
  const all = Int32Array.from(posts.keys());
  const profile = landmarkProfile(vectors);
  const encoded = profile && encodedPosts(posts, counts, all, vectors);
  if (profile !== undefined && encoded !== undefined) {
    const features = (sample: Int32Array): PostFeatures =>
      postFeatures({ counts, keys }, encoded, sample, profile);
    addLikeAmong(posts, encoded.rows, features, examples, topicsOf);
  }
  const isEncoded = new Set(encoded?.rows);
  const rest = all.filter((row) => !isEncoded.has(row));
  const features = (sample: Int32Array): PostFeatures =>
    termFeatures({ counts, keys }, rest, sample);
  addLikeAmong(posts, rest, features, examples, topicsOf);
}

/** @param featuresOf returns the features of these rows, learnt from the posts at some places. */
function addLikeAmong(
  posts: readonly Post[],
  rows: Int32Array,
  featuresOf: (sample: Int32Array) => PostFeatures,
  examples: readonly number[][],
  topicsOf: readonly Set<number>[],
): void {
  const places = new Map(Array.from(rows, (row, at) => [row, at]));
  const own = examples.map((of) => of.flatMap((row) => places.get(row) ?? []));
  if (own.every((of) => of.length === 0)) return;
  const drawn = sampleRows(posts, rows, MOST_GROUPED).map((row) => places.get(row)!);
  const sample = Int32Array.from(new Set([...drawn, ...own.flat()])).sort();
  likeExamples(featuresOf(sample), sample, own, rows.length).forEach((topic, at) => {
    if (topic >= 0 && topicsOf[rows[at]].size === 0) topicsOf[rows[at]].add(topic);
  });
}
