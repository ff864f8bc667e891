import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { TermIndex } from '../../text/term-index.ts';
import { assignPosts } from '../by-words/assign-posts.ts';
import { distinctiveTerms } from '../labels/topic-terms.ts';
import { topicAffinity } from '../by-words/topic-affinity.ts';
import { sharedTerms, submatrix } from '../by-words/vocabulary.ts';

/** The topics that were given to some posts, and which similar posts get. */
export interface LikeGivenTopics {
  /** Posts without given topics (`rows`) x topics. */
  weights: SparseRows;
  /** The distinctive terms of each topic, as columns of the given counts. */
  terms: number[][];
}

/** The least share of a post that a topic needs. */
const LEAST_SHARE = 0.3;

/** We learn at most this many topics, the largest. No owner uses more. */
const MOST_LEARNT = 200;

/**
 * Learns from the given topics which terms indicate them, and assigns them to posts that are
 * clearly close.
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
 * Returns the evidence of about two distinctive words. One word makes a post likelier by at most
 * the number of topics. The bounds are 3 times and 50 times likelier.
 */
function clearEvidence(topics: number): number {
  return Math.max(Math.log(3), Math.min(Math.log(50), 1.5 * Math.log(topics)));
}

/** Returns the columns of the topics with the most posts, ascending. */
function largestTopics(given: SparseRows): Int32Array {
  const posts = new Int32Array(given.columns);
  for (const topic of given.column) posts[topic]!++;
  return Int32Array.from(posts.keys())
    .sort((a, b) => posts[b]! - posts[a]! || a - b)
    .slice(0, MOST_LEARNT)
    .sort();
}
