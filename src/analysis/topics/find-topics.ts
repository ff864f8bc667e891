import type { Post } from '../../model/audience-log.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';
import { assembleTopics, type TopicGroup } from './assemble-topics.ts';
import { type FoundTopics, foundTopics } from './found-topics.ts';
import { givenTopics } from './given-topics.ts';
import { likeGivenTopics } from './like-given-topics.ts';
import { countPostTerms, type PostTerms } from './post-terms.ts';
import type { PostTopics } from './post-topics.ts';
import { sampleRows } from './sample-rows.ts';
import { LEAST_ENCODED, type SentenceVectors, textToEncode } from './sentence-vectors.ts';
import { type SubjectProfile, subjectProfile } from './subject-profile.ts';
import { unitedTopics } from './united-topics.ts';
import { type EncodedPosts, MOST_GROUPED, vectorTopics } from './vector-topics.ts';

/** More topics than this nobody reads, and few audiences tell apart. */
const MOST_TOPICS = 60;

/** Topics are learnt from so many posts, or posts with so many terms; the rest are told by them. */
const MOST_POSTS_LEARNT_FROM = 8000;
const MOST_TERMS_LEARNT_FROM = 250_000;

/**
 * Finds what posts are about.
 *
 * 1. Topics given with a post are its topics.
 * 2. A post without takes the given topics that its text is clearly close to, if any.
 * 3. Where most posts have given topics the others have none: the owner knows best what there is.
 *    Else topics are found in the text of the others, `mostTopics` at most and about as many as
 *    the square root of the posts: by sentence vectors (see `vectorTopics`) in posts that have one,
 *    by words alone (see `foundTopics`) in the rest; what both find under one name is one topic.
 *
 * Posts that say nothing telling have no topic. No chance is in it: the same posts, in any order,
 * give the same topics. The id of a given topic is made of its label, that of a found one of its
 * most telling term, so it lasts for as long as the topic is about that.
 * Time O(all text + topics x terms); 100,000 posts take some seconds.
 *
 * @param settings `mostTopics`: at most so many are found in text; given ones are not counted.
 * @param vectors of the texts of `textsToEncode`, as far as there are any.
 * @returns topics by their posts, most first; row i of the weights is `posts[i]`.
 */
export function findTopics(
  posts: readonly Post[],
  { mostTopics = MOST_TOPICS }: { mostTopics?: number } = {},
  vectors: SentenceVectors = new Map(),
): PostTopics {
  const order = Int32Array.from(posts.keys()).sort((a, b) => inTime(posts[a]!, posts[b]!));
  const sorted = Array.from(order, (position) => posts[position]!);
  const terms = countPostTerms(sorted);
  const { given, others, mostAreGiven } = whereGiven(sorted, terms);
  const groups = given === undefined ? [] : [given];
  if (!mostAreGiven) groups.push(whereFound(sorted, terms, others, mostTopics, vectors));
  return assembleTopics(groups, order);
}

function inTime(a: Post, b: Post): number {
  return a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function whereGiven(
  posts: readonly Post[],
  { counts, index }: PostTerms,
): { given?: TopicGroup; others: Int32Array; mostAreGiven: boolean } {
  const { labels, weights } = givenTopics(posts);
  const rows = Int32Array.from(posts.keys());
  const has = (row: number): boolean => weights.start[row + 1]! > weights.start[row]!;
  const saysSomething = (row: number): boolean => counts.start[row + 1]! > counts.start[row]!;
  const withTopics = rows.filter(has);
  const without = rows.filter((row) => !has(row));
  if (withTopics.length === 0) return { others: without, mostAreGiven: false };

  const sample = learntFrom(posts, counts, withTopics);
  const like = likeGivenTopics(counts, weights, sample, without, index);
  const given: TopicGroup = {
    topics: labels.map((label, topic) => ({
      name: label,
      label,
      terms: like.terms[topic]!.map((term) => index.shown(term)),
      given: true,
    })),
    parts: [
      { rows, weights },
      { rows: without, weights: like.weights },
    ],
  };
  return {
    given,
    others: without.filter((_, at) => like.weights.start[at + 1] === like.weights.start[at]),
    mostAreGiven: withTopics.length >= without.filter(saysSomething).length,
  };
}

function learntFrom(posts: readonly Post[], counts: SparseRows, rows: Int32Array): Int32Array {
  const termsOfAPost = counts.column.length / Math.max(1, counts.rows);
  const most = Math.floor(MOST_TERMS_LEARNT_FROM / Math.max(1, termsOfAPost));
  return sampleRows(posts, rows, Math.min(MOST_POSTS_LEARNT_FROM, most));
}

/** Terms that a found topic is called by. */
const TERMS_IN_LABEL = 3;

function whereFound(
  posts: readonly Post[],
  terms: PostTerms,
  rows: Int32Array,
  mostTopics: number,
  vectors: SentenceVectors,
): TopicGroup {
  const profile = subjectProfile(vectors);
  const encoded = profile && encodedPosts(posts, terms.counts, rows, vectors);
  if (profile === undefined || encoded === undefined) return byText(posts, terms, rows, mostTopics);
  const isEncoded = new Set(encoded.rows);
  const rest = rows.filter((row) => !isEncoded.has(row));
  // Each its share of the topics that there may be, by its posts.
  const most = Math.max(1, Math.round((mostTopics * encoded.rows.length) / rows.length));
  const found = byVectors(posts, terms, encoded, profile, most);
  if (most === mostTopics || rest.length === 0) return found;
  return unitedTopics(found, byText(posts, terms, rest, mostTopics - most));
}

/** Those that say something and have a vector; none where they are too few to compare. */
function encodedPosts(
  posts: readonly Post[],
  counts: SparseRows,
  rows: Int32Array,
  vectors: SentenceVectors,
): EncodedPosts | undefined {
  const encoded = Array.from(rows).flatMap((row) => {
    const vector = vectors.get(textToEncode(posts[row]!));
    return vector === undefined || counts.start[row] === counts.start[row + 1]
      ? []
      : [{ row, vector }];
  });
  if (encoded.length < LEAST_ENCODED) return undefined;
  return {
    rows: Int32Array.from(encoded, ({ row }) => row),
    vectors: encoded.map(({ vector }) => vector),
  };
}

function byVectors(
  posts: readonly Post[],
  { counts, index }: PostTerms,
  encoded: EncodedPosts,
  profile: SubjectProfile,
  mostTopics: number,
): TopicGroup {
  const place = new Map(Array.from(encoded.rows, (row, at) => [row, at]));
  const sampled = sampleRows(posts, encoded.rows, MOST_GROUPED).map((row) => place.get(row)!);
  const found = vectorTopics(counts, encoded, sampled, profile, index, mostTopics);
  return topicGroup(found, encoded.rows, index);
}

function byText(
  posts: readonly Post[],
  { counts, index }: PostTerms,
  rows: Int32Array,
  mostTopics: number,
): TopicGroup {
  const fitted = learntFrom(posts, counts, rows);
  return topicGroup(foundTopics(counts, rows, fitted, index, mostTopics), rows, index);
}

function topicGroup(
  { weights, terms }: FoundTopics,
  rows: Int32Array,
  index: PostTerms['index'],
): TopicGroup {
  return {
    topics: terms.map((telling) => {
      const shown = telling.map((term) => index.shown(term));
      return {
        name: index.keys[telling[0]!]!,
        label: shown.slice(0, TERMS_IN_LABEL).join(' · '),
        terms: shown,
        given: false,
      };
    }),
    parts: [{ rows, weights }],
  };
}
