import type { SparseRows } from '../../../stats/sparse-rows.ts';

/**
 * The prior count of a term, which pulls its ratio towards 1: halfway, for a term that occurs this
 * often.
 */
const DOUBT = 2;

/** How strongly each term indicates each topic. */
export interface TopicAffinity {
  topics: number;
  /**
   * At `term * topics + topic`: how many times likelier the term is in the topic than in the mean
   * of all topics. 1 indicates nothing. The ratios of rare terms are shrunk towards 1.
   */
  ratio: Float64Array;
}

/**
 * Computes the affinity of terms and topics from posts with known topics. All topics have the same
 * weight. Otherwise the largest topic would get all posts with little evidence. Cost: O(entries +
 * topics x terms).
 *
 * @param counts posts x terms.
 * @param weights posts x topics, of the same posts.
 */
export function topicAffinity(counts: SparseRows, weights: SparseRows): TopicAffinity {
  const topics = weights.columns;
  const ofTerm = new Float64Array(counts.columns * topics);
  const total = new Float64Array(topics);
  for (let post = 0; post < counts.rows; post++) {
    for (let t = weights.start[post]!; t < weights.start[post + 1]!; t++) {
      const topic = weights.column[t]!;
      for (let e = counts.start[post]!; e < counts.start[post + 1]!; e++) {
        const count = counts.value[e]! * weights.value[t]!;
        ofTerm[counts.column[e]! * topics + topic]! += count;
        total[topic]! += count;
      }
    }
  }
  for (let term = 0; term < counts.columns; term++) {
    asRatios(ofTerm.subarray(term * topics, (term + 1) * topics), total);
  }
  return { topics, ratio: ofTerm };
}

/** Turns the counts of one term by topic into ratios, in place. */
function asRatios(counts: Float64Array, total: Float64Array): void {
  let seen = 0;
  let rates = 0;
  counts.forEach((count, topic) => {
    seen += count;
    if (count > 0) rates += count / total[topic]!;
  });
  counts.forEach((count, topic) => {
    const ratio = count > 0 ? (counts.length * count) / total[topic]! / rates : 0;
    counts[topic] = (seen * ratio + DOUBT) / (seen + DOUBT);
  });
}
