import type { Post } from '../../../model/audience-log.ts';
import type { TopicDefinition } from '../../../model/corrections.ts';
import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import type { TopicGroup } from '../assemble-topics.ts';
import { cleanLabel, type GivenTopics, givenTopics, mergedSpelling } from './given-topics.ts';
import { type LikeGivenTopics, likeGivenTopics } from './like-given-topics.ts';
import { ownTopics } from './own-topics.ts';
import type { PostTerms } from '../by-words/post-terms.ts';
import type { SentenceVectors } from '../by-vectors/sentence-vectors.ts';
import { distinctiveTerms } from '../labels/topic-terms.ts';
import { topicAffinity } from '../by-words/topic-affinity.ts';
import { learntFrom } from '../topics-in-text.ts';
import { sharedTerms, submatrix } from '../by-words/vocabulary.ts';

/** Topics that are known by name, and what is left to be found. */
export interface NamedTopics {
  group: TopicGroup;
  /** Posts without any of them. */
  others: Int32Array;
  /** Most posts that say something came with topics. */
  mostAreGiven: boolean;
}

/**
 * The owner's topics and those given with the posts. One that goes by the same label in both is one
 * topic. A post with both has all of them, each as much as the other. Given topics are given to
 * posts like theirs that have none; the owner's reach only as far as the owner said.
 */
export function namedTopics(
  posts: readonly Post[],
  terms: PostTerms,
  corrections: readonly TopicDefinition[],
  vectors: SentenceVectors,
): NamedTopics {
  const decided = corrections.filter(({ label }) => cleanLabel(label) !== '');
  const own = ownTopics(posts, terms, decided, vectors);
  const given = givenTopics(posts);
  const rows = Int32Array.from(posts.keys());
  const withGiven = rows.filter((row) => has(given.weights, row));
  const without = rows.filter((row) => !has(given.weights, row));
  const open = without.filter((row) => !has(own, row));
  const like = likeGiven(posts, terms, given, withGiven, open);
  const labels = decided.map(({ label }) => cleanLabel(label));
  const columns = columnsOfGiven(labels, given.labels);
  return {
    group: {
      topics: [
        ...ownTopicsNamed(labels, decided, own, terms),
        ...givenTopicsNamed(given.labels, like, terms).filter(
          (_, at) => columns[at] >= labels.length,
        ),
      ],
      parts: [
        { rows, weights: bothKinds(own, given.weights, columns) },
        { rows: open, weights: inColumns(like.weights, columns, labels.length) },
      ],
    },
    others: open.filter((_, at) => !has(like.weights, at)),
    mostAreGiven:
      withGiven.length > 0 &&
      withGiven.length >= without.filter((row) => has(terms.counts, row)).length,
  };
}

function has({ start }: SparseRows, row: number): boolean {
  return start[row + 1] > start[row];
}

function likeGiven(
  posts: readonly Post[],
  { counts, index }: PostTerms,
  { labels, weights }: GivenTopics,
  withGiven: Int32Array,
  open: Int32Array,
): LikeGivenTopics {
  if (labels.length === 0) {
    return { terms: [], weights: sparseRows(open.length, 0, { row: [], column: [], value: [] }) };
  }
  const sample = learntFrom(posts, counts, withGiven);
  return likeGivenTopics(counts, weights, sample, open, index);
}

/** Where each given topic stands among both kinds: the owner's come first. */
function columnsOfGiven(own: readonly string[], given: readonly string[]): Int32Array {
  const places = new Map(own.map((label, at) => [mergedSpelling(label), at]));
  let next = own.length;
  return Int32Array.from(given, (label) => places.get(mergedSpelling(label)) ?? next++);
}

/** The weights of a post add up to 1: each of the owner's topics counts as much as all given. */
function bothKinds(own: SparseRows, given: SparseRows, columns: Int32Array): SparseRows {
  const all = inColumns(given, columns, own.columns);
  const both = sparseRows(own.rows, all.columns, {
    row: [...rowsOfEntries(own), ...rowsOfEntries(all)],
    column: [...own.column, ...all.column],
    value: [...own.value, ...all.value],
  });
  for (let row = 0; row < both.rows; row++) {
    const values = both.value.subarray(both.start[row], both.start[row + 1]);
    const sum = values.reduce((total, value) => total + value, 0);
    values.forEach((value, at) => (values[at] = value / sum));
  }
  return both;
}

function inColumns(weights: SparseRows, columns: Int32Array, own: number): SparseRows {
  const all = columns.reduce((most, column) => Math.max(most, column + 1), own);
  return sparseRows(weights.rows, all, {
    row: rowsOfEntries(weights),
    column: weights.column.map((topic) => columns[topic]),
    value: weights.value,
  });
}

type NamedTopic = TopicGroup['topics'][number];

function givenTopicsNamed(
  labels: readonly string[],
  { terms }: LikeGivenTopics,
  { index }: PostTerms,
): NamedTopic[] {
  return labels.map((label, topic) => ({
    name: label,
    label,
    terms: terms[topic].map((term) => index.shown(term)),
    origin: 'given' as const,
  }));
}

/** Described by what sets their posts apart from all others; by the keywords where no post is. */
function ownTopicsNamed(
  labels: readonly string[],
  decided: readonly TopicDefinition[],
  own: SparseRows,
  { counts, index }: PostTerms,
): NamedTopic[] {
  if (labels.length === 0) return [];
  const rows = Int32Array.from({ length: counts.rows }, (_, row) => row);
  const columns = sharedTerms(counts, rows);
  const known = submatrix(counts, rows, columns);
  const weights = withRest(own);
  const distinctive = distinctiveTerms(
    known,
    weights,
    topicAffinity(known, weights),
    index,
    columns,
  );
  return labels.map((label, topic) => {
    const terms = distinctive[topic].map((term) => index.shown(columns[term]));
    return {
      name: label,
      label,
      terms: terms.length > 0 ? terms : decided[topic].keywords.slice(0, MOST_KEYWORDS_SHOWN),
      origin: 'owner' as const,
    };
  });
}

const MOST_KEYWORDS_SHOWN = 10;

/** With one more topic for all posts that have none. */
function withRest(own: SparseRows): SparseRows {
  const rest = Array.from({ length: own.rows }, (_, row) => row).filter(
    (row) => own.start[row] === own.start[row + 1],
  );
  return sparseRows(own.rows, own.columns + 1, {
    row: [...rowsOfEntries(own), ...rest],
    column: [...own.column, ...rest.map(() => own.columns)],
    value: [...own.value, ...rest.map(() => 1)],
  });
}
