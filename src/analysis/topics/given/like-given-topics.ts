import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { TermIndex } from '../../text/term-index.ts';
import { assignPosts } from '../by-words/assign-posts.ts';
import { distinctiveTerms } from '../labels/topic-terms.ts';
import { topicAffinity } from '../by-words/topic-affinity.ts';
import { sharedTerms, submatrix } from '../by-words/vocabulary.ts';

/** Topics given to some posts, extended to posts like theirs. */
export interface LikeGivenTopics {
  /** Of the posts without given topics (`rows`) x topics. */
  weights: SparseRows;
  /** For each topic its telling terms, as columns of the counts given. */
  terms: number[][];
}

/** A topic that is less than this of a post is left out. */
const LEAST_SHARE = 0.3;

/** Of more topics than this only the largest are learnt; no owner tells so many apart. */
const MOST_LEARNT = 200;

/**
 * Learns what terms tell of given topics, and gives them to posts that are clearly close.
 *
 * @param counts posts x terms.
 * @param given posts x topics.
 * @param learntFrom posts with given topics to learn from.
 * @param rows posts without given topics.
 */
export function likeGivenTopics(
  counts: SparseRows,
  given: SparseRows,
  learntFrom: Int32Array,
  rows: Int32Array,
  index: TermIndex,
): LikeGivenTopics {
  const columns = sharedTerms(counts, learntFrom);
  const known = submatrix(counts, learntFrom, columns);
  const learnt = largestTopics(given);
  const topics = submatrix(given, learntFrom, learnt);
  const affinity = topicAffinity(known, topics);
  const terms = Array.from({ length: given.columns }, (): number[] => []);
  distinctiveTerms(known, topics, affinity, index, columns).forEach((distinctive, topic) => {
    terms[learnt[topic]!] = distinctive.map((term) => columns[term]!);
  });
  const weights = assignPosts(submatrix(counts, rows, columns), affinity, {
    leastEvidence: clearEvidence(affinity.topics),
    leastShare: LEAST_SHARE,
  });
  return {
    terms,
    weights: {
      ...weights,
      columns: given.columns,
      column: weights.column.map((topic) => learnt[topic]!),
    },
  };
}

/**
 * What two telling words or so amount to: one word makes a post likelier by at most the number of
 * topics. Never less than 3 times, and 50 times is enough.
 */
function clearEvidence(topics: number): number {
  return Math.max(Math.log(3), Math.min(Math.log(50), 1.5 * Math.log(topics)));
}

/** Columns of the topics with the most posts, ascending. */
function largestTopics(given: SparseRows): Int32Array {
  const posts = new Int32Array(given.columns);
  for (const topic of given.column) posts[topic]!++;
  return Int32Array.from(posts.keys())
    .sort((a, b) => posts[b]! - posts[a]! || a - b)
    .slice(0, MOST_LEARNT)
    .sort();
}
