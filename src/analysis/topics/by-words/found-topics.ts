import { drawNear } from '../../../stats/draw-near.ts';
import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import type { TermIndex } from '../../text/term-index.ts';
import { groupPoints } from '../by-vectors/group-points.ts';
import { assignPosts } from './assign-posts.ts';
import { holdTogether } from './coherence.ts';
import { fitDirichletMixture } from './dirichlet-mixture.ts';
import type { LearntFrom } from './learnt-from.ts';
import { mergeGroups } from './merge-groups.ts';
import { distinctiveTerms } from '../labels/topic-terms.ts';
import { topicAffinity } from './topic-affinity.ts';
import { sharedTerms, sideBySide, submatrix } from './vocabulary.ts';
import { pointAt, WORD_DIMENSIONS, wordPoints } from './word-points.ts';

/** The topics found in the texts of posts. */
export interface FoundTopics {
  /** The given rows x topics. */
  weights: SparseRows;
  /** The distinctive terms of each topic, as columns of the given counts. */
  terms: number[][];
}

/**
 * A post must be 5 times likelier with its topics than without, and each topic at least a fifth of
 * it.
 */
const ASSIGNMENT = { leastEvidence: Math.log(5), leastShare: 0.2 };

/**
 * Finds topics in posts. Words and the company they keep give a first partition (see `wordPoints`),
 * and a Dirichlet mixture refines it.
 * Groups with incoherent terms are not topics. Posts are assigned to the remaining ones by their
 * terms. If nothing stands out, all posts with shared terms are one topic.
 *
 * Subjects count like terms until topics are found: they connect posts that share no word, in any
 * language. They are not among the terms of topics.
 *
 * @param counts posts x terms.
 * @param subjects posts x subjects (see `countPostSubjects`).
 * @param rows the posts to assign topics to.
 * @param learnt the posts of `rows` to find topics in.
 */
export function foundTopics(
  counts: SparseRows,
  subjects: SparseRows,
  rows: Int32Array,
  { fitted, grouped }: LearntFrom,
  index: TermIndex,
  mostTopics: number,
): FoundTopics {
  const columns = sharedTerms(counts, fitted);
  const every = Int32Array.from({ length: subjects.columns }, (_, subject) => subject);
  const read = (posts: Int32Array): { terms: SparseRows; both: SparseRows } => {
    const terms = submatrix(counts, posts, columns);
    return { terms, both: sideBySide(terms, submatrix(subjects, posts, every)) };
  };
  const known = read(fitted);
  const all = read(rows);
  const distinctive = (sample: SparseRows, weights: SparseRows): number[][] =>
    distinctiveTerms(sample, weights, topicAffinity(sample, weights), index, columns);

  const isGrouped = new Set(grouped);
  const places = Int32Array.from(fitted.keys()).filter((place) => isGrouped.has(fitted[place]));
  const groups = fittedTopics(known.both, places, mostTopics);
  const real = standOut(known.terms, groups, distinctive(known.terms, groups), index, columns);
  const ofSubject = haveSubject(submatrix(subjects, fitted, every), groups);
  // Groups that are not topics take part until the end, because they absorb similar posts.
  // The mixture gives every post a group. What a group says comes from the posts clearly in it.
  const sure = assignPosts(known.both, topicAffinity(known.both, groups), ASSIGNMENT);
  const assigned = assignPosts(all.both, topicAffinity(known.both, sure), ASSIGNMENT);
  const used = keepUsed(
    assigned,
    real.map((stands, group) => stands || ofSubject[group]),
  );
  const kept = used.columns > 0 ? used : allInOne(all.terms);
  const terms = distinctive(all.terms, kept);
  // A topic needs a term to be called by. Posts of one subject may share none.
  return {
    weights: keepColumns(
      kept,
      terms.map((of) => of.length > 0),
    ),
    terms: terms.flatMap((of) => (of.length > 0 ? [of.map((term) => columns[term]!)] : [])),
  };
}

/** Steps of the random walks; with more, fine topics would merge. */
const STEPS = 3;

/** @param grouped the rows of `counts` that make the first groups. */
function fittedTopics(counts: SparseRows, grouped: Int32Array, mostTopics: number): SparseRows {
  const first = firstGroups(counts, grouped, mostTopics);
  const most = Math.max(-1, ...first) + 1;
  const topic = mergeGroups(counts, fitDirichletMixture(counts, first, most), most);
  const topics = oneTopicEach(topic, most);
  const leastPosts = counts.rows < 50 ? 2 : Math.max(3, Math.floor(counts.rows / 1000));
  return keepColumns(
    topics,
    Array.from(postsByColumn(topics), (posts) => posts >= leastPosts),
  );
}

/** Returns the group of each row by its words and the company they keep; -1 for the other rows. */
function firstGroups(counts: SparseRows, grouped: Int32Array, mostTopics: number): Int32Array {
  const group = new Int32Array(counts.rows).fill(-1);
  const rows = grouped.filter((row) => counts.start[row] < counts.start[row + 1]);
  if (rows.length === 0) return group;
  const points = wordPoints(counts, STEPS);
  const own = new Float32Array(rows.length * WORD_DIMENSIONS);
  rows.forEach((row, at) => own.set(pointAt(points, row), at * WORD_DIMENSIONS));
  const drawn = drawNear(own, WORD_DIMENSIONS);
  groupPoints(drawn, WORD_DIMENSIONS, mostTopics).forEach((of, at) => (group[rows[at]] = of));
  return group;
}

function oneTopicEach(topic: Int32Array, topics: number): SparseRows {
  const row = Array.from(topic.keys()).filter((post) => topic[post]! >= 0);
  const column = row.map((post) => topic[post]!);
  return sparseRows(topic.length, topics, { row, column, value: row.map(() => 1) });
}

/**
 * Finds the groups that are topics: those with a hashtag among their leading terms, which its
 * author meant as a topic, and those with coherent terms.
 */
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

/** A group is a topic if at least this share of its posts has one subject. */
const LEAST_OF_SUBJECT = 0.5;

function haveSubject(subjects: SparseRows, groups: SparseRows): boolean[] {
  const posts = postsByColumn(groups);
  const withSubject = Array.from({ length: groups.columns }, () => new Map<number, number>());
  for (let post = 0; post < groups.rows; post++) {
    for (let g = groups.start[post]; g < groups.start[post + 1]; g++) {
      const counts = withSubject[groups.column[g]];
      for (let e = subjects.start[post]; e < subjects.start[post + 1]; e++) {
        counts.set(subjects.column[e], (counts.get(subjects.column[e]) ?? 0) + 1);
      }
    }
  }
  return withSubject.map((counts, group) =>
    [...counts.values()].some((count) => count >= LEAST_OF_SUBJECT * posts[group]),
  );
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

/** Keeps the wanted columns that have entries. */
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
