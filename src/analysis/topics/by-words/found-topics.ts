import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import type { TermIndex } from '../../text/term-index.ts';
import { groupByAnchorTerms } from './anchor-terms.ts';
import { assignPosts } from './assign-posts.ts';
import { holdTogether } from './coherence.ts';
import { fitDirichletMixture } from './dirichlet-mixture.ts';
import { mergeGroups } from './merge-groups.ts';
import { distinctiveTerms } from '../labels/topic-terms.ts';
import { topicAffinity } from './topic-affinity.ts';
import { sharedTerms, submatrix } from './vocabulary.ts';

/** Topics found in the text of posts. */
export interface FoundTopics {
  /** rows given x topics. */
  weights: SparseRows;
  /** For each topic its telling terms, as columns of the counts given. */
  terms: number[][];
}

/** A post must be 5 times likelier with its topics than without, and a topic a fifth of it. */
const ASSIGNMENT = { leastEvidence: Math.log(5), leastShare: 0.2 };

/**
 * Finds topics in posts: anchor terms give a first partition, and a Dirichlet mixture refines it.
 * Groups with incoherent terms are no topics, and posts belong to the remaining ones by their
 * terms. If nothing stands out, all posts that share terms are one topic.
 *
 * @param counts posts x terms.
 * @param rows posts to be given topics.
 * @param fitted those of `rows` to find the topics from.
 */
export function foundTopics(
  counts: SparseRows,
  rows: Int32Array,
  fitted: Int32Array,
  index: TermIndex,
  mostTopics: number,
): FoundTopics {
  const columns = sharedTerms(counts, fitted);
  const known = submatrix(counts, fitted, columns);
  const all = submatrix(counts, rows, columns);
  const distinctive = (sample: SparseRows, weights: SparseRows): number[][] =>
    distinctiveTerms(sample, weights, topicAffinity(sample, weights), index, columns);

  const groups = fittedTopics(known, mostTopics);
  const real = standOut(known, groups, distinctive(known, groups), index, columns);
  // Groups that are no topics take part until the end, since they absorb posts like theirs.
  const assigned = assignPosts(all, topicAffinity(known, groups), ASSIGNMENT);
  const told = keepUsed(assigned, real);
  const weights = told.columns > 0 ? told : allInOne(all);
  return {
    weights,
    terms: distinctive(all, weights).map((terms) => terms.map((term) => columns[term]!)),
  };
}

function fittedTopics(counts: SparseRows, mostTopics: number): SparseRows {
  // About as many topics as the square root of the posts; they die out where they are not needed.
  const most = Math.min(mostTopics, Math.ceil(1.5 * Math.sqrt(counts.rows)));
  const leastPosts = counts.rows < 50 ? 2 : Math.max(3, Math.floor(counts.rows / 1000));
  const first = groupByAnchorTerms(counts, most, leastPosts);
  const topic = mergeGroups(counts, fitDirichletMixture(counts, first, most), most);
  const grouped = oneTopicEach(topic, most);
  return keepColumns(
    grouped,
    Array.from(postsByColumn(grouped), (posts) => posts >= leastPosts),
  );
}

function oneTopicEach(topic: Int32Array, topics: number): SparseRows {
  const row = Array.from(topic.keys()).filter((post) => topic[post]! >= 0);
  const column = row.map((post) => topic[post]!);
  return sparseRows(topic.length, topics, { row, column, value: row.map(() => 1) });
}

/** A leading term used as a hashtag is meant as a topic by its author; others must be coherent. */
function standOut(
  counts: SparseRows,
  groups: SparseRows,
  sets: number[][],
  index: TermIndex,
  columns: Int32Array,
): boolean[] {
  const together = holdTogether(counts, sets, postsByColumn(groups));
  const keys = new Set(Array.from(columns, (column) => index.keys[column]!));
  return sets.map((terms, set) => {
    if (terms.length === 0) return false;
    const lead = index.keys[columns[terms[0]!]!]!;
    return together[set]! || lead.startsWith('#') || keys.has(`#${lead}`);
  });
}

function allInOne(counts: SparseRows): SparseRows {
  const row = Array.from({ length: counts.rows }, (_, post) => post).filter(
    (post) => counts.start[post + 1]! > counts.start[post]!,
  );
  return sparseRows(counts.rows, row.length > 0 ? 1 : 0, {
    row,
    column: row.map(() => 0),
    value: row.map(() => 1),
  });
}

/** Keeps the columns that are wanted and that any row has. */
function keepUsed(weights: SparseRows, wanted: readonly boolean[]): SparseRows {
  const posts = postsByColumn(weights);
  return keepColumns(
    weights,
    wanted.map((want, column) => want && posts[column]! > 0),
  );
}

function postsByColumn(weights: SparseRows): Int32Array {
  const posts = new Int32Array(weights.columns);
  for (const column of weights.column) posts[column]!++;
  return posts;
}

function keepColumns(matrix: SparseRows, keep: readonly boolean[]): SparseRows {
  const rows = Int32Array.from({ length: matrix.rows }, (_, row) => row);
  const columns = Int32Array.from(keep.keys().filter((column) => keep[column]!));
  return submatrix(matrix, rows, columns);
}
