import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import type { TopicAffinity } from './topic-affinity.ts';

export interface Assignment {
  /**
   * How many times likelier (as a natural logarithm) a post must be as a mixture of topics than as
   * one of no topic in particular.
   */
  leastEvidence: number;
  /** Topics with a smaller part in a post are left out. */
  leastShare: number;
}

const MOST_ROUNDS = 12;

/** Evidence that a round must add for another to be worth while. */
const LEAST_GAIN = 1e-3;

/**
 * Finds the mixture of topics that makes each post likeliest, with "no topic in particular" as one
 * more component: the topics' distributions are known, the shares are worked out by expectation
 * maximisation (Hofmann, "Probabilistic latent semantic indexing", SIGIR 1999: folding in).
 * Weights of a post add up to 1; a post that says nothing telling has none.
 * Cost: O(entries x topics).
 *
 * @param counts posts x terms, the terms being those of `affinity`.
 */
export function assignPosts(
  counts: SparseRows,
  affinity: TopicAffinity,
  { leastEvidence, leastShare }: Assignment,
): SparseRows {
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  const share = new Float64Array(affinity.topics + 1);
  for (let post = 0; post < counts.rows; post++) {
    const evidence = fitShares(counts, post, affinity, share);
    if (!(evidence >= leastEvidence)) continue;
    const kept = share.subarray(0, affinity.topics).map((part) => (part < leastShare ? 0 : part));
    const sum = kept.reduce((total, part) => total + part, 0);
    kept.forEach((part, topic) => {
      if (part === 0) return;
      row.push(post);
      column.push(topic);
      value.push(part / sum);
    });
  }
  return sparseRows(counts.rows, affinity.topics, { row, column, value });
}

/** Fills in the shares of one post, the last one that of no topic, and returns their evidence. */
function fitShares(
  counts: SparseRows,
  post: number,
  { topics, ratio }: TopicAffinity,
  share: Float64Array,
): number {
  share.fill(1 / (topics + 1));
  const next = new Float64Array(topics + 1);
  let evidence = -Infinity;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    next.fill(0);
    const before = evidence;
    evidence = 0;
    let length = 0;
    for (let e = counts.start[post]!; e < counts.start[post + 1]!; e++) {
      const from = counts.column[e]! * topics;
      const count = counts.value[e]!;
      let likelihood = share[topics]!;
      for (let topic = 0; topic < topics; topic++) {
        likelihood += share[topic]! * ratio[from + topic]!;
      }
      for (let topic = 0; topic < topics; topic++) {
        next[topic]! += (count * share[topic]! * ratio[from + topic]!) / likelihood;
      }
      next[topics]! += (count * share[topics]!) / likelihood;
      evidence += count * Math.log(likelihood);
      length += count;
    }
    if (length === 0) return -Infinity;
    if (evidence - before < LEAST_GAIN) break;
    for (let topic = 0; topic <= topics; topic++) share[topic] = next[topic]! / length;
  }
  return evidence;
}
