import type { Post } from '../../../model/audience-log.ts';
import type { TopicDefinition } from '../../../model/topic-corrections.ts';
import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import type { TopicGroup } from '../identity/assemble-topics.ts';
import { describeGivenTopics, describeOwnTopics } from './describe-topics.ts';
import { cleanLabel, type GivenTopics, givenTopics, mergedSpelling } from './given-topics.ts';
import { type LikeGivenTopics, likeGivenTopics } from './like-given-topics.ts';
import { ownTopics } from './own-topics.ts';
import type { PostTerms } from '../by-words/post-terms.ts';
import type { SentenceVectors } from '../by-vectors/sentence-vectors.ts';
import { learntFrom } from '../by-words/learnt-from.ts';

/** The topics with a name. */
export interface NamedTopics {
  group: TopicGroup;
  /** The posts without any of them. */
  others: Int32Array;
  /** Whether at least half of the posts with terms have given topics. */
  mostAreGiven: boolean;
}

/**
 * Returns the owner's topics and the topics given with the posts. Topics with the same label are one
 * topic. The topics of a post have equal weights. A post without topics gets the given topics of
 * similar posts; the owner's topics apply only as the owner defined them.
 */
export function namedTopics(
  posts: readonly Post[],
  terms: PostTerms,
  corrections: readonly TopicDefinition[],
  vectors: SentenceVectors,
): NamedTopics {
  const definitions = corrections.filter(({ label }) => cleanLabel(label) !== '');
  const own = ownTopics(posts, terms, definitions, vectors);
  const given = givenTopics(posts);
  const rows = Int32Array.from(posts.keys());
  const withGiven = rows.filter((row) => has(given.weights, row));
  const without = rows.filter((row) => !has(given.weights, row));
  const open = without.filter((row) => !has(own, row));
  const like = likeGiven(posts, terms, given, withGiven, open);
  const labels = definitions.map(({ label }) => cleanLabel(label));
  const columns = columnsOfGiven(labels, given.labels);
  return {
    group: {
      topics: [
        ...describeOwnTopics(labels, definitions, own, terms),
        ...describeGivenTopics(given.labels, like, terms).filter(
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
  const sample = learntFrom(posts, counts, withGiven).fitted;
  return likeGivenTopics(counts, weights, sample, open, index);
}

/** Returns the column of each given topic. The owner's topics come first. */
function columnsOfGiven(own: readonly string[], given: readonly string[]): Int32Array {
  const places = new Map(own.map((label, at) => [mergedSpelling(label), at]));
  let next = own.length;
  return Int32Array.from(given, (label) => places.get(mergedSpelling(label)) ?? next++);
}

/** The weights of a post add up to 1: each of the owner's topics weighs as much as all given ones. */
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
