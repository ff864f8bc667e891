import { type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import type { TopicAffinity } from './topic-affinity.ts';

export interface Assignment {
  /**
   * The least log likelihood ratio (natural) of a post with topics against one without any topic in
   * particular.
   */
  leastEvidence: number;
  /** The least share of a post that a topic needs. */
  leastShare: number;
}

const MOST_ROUNDS = 12;

/** The rounds end when one of them adds less evidence than this. */
const LEAST_GAIN = 1e-3;

/**
 * Finds the mixture of topics that makes each post likeliest. "No topic in particular" is one more
 * component. The distributions of the topics are given; expectation maximisation finds the shares
 * (folding in: Hofmann, "Probabilistic latent semantic indexing", SIGIR 1999). The weights of a
 * post add up to 1. A post without evidence has none. Cost: O(entries x topics).
 *
 * @param counts posts x terms, with the terms of `affinity`.
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

/** Writes the shares of one post, the last for no topic. Returns their evidence. */
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
