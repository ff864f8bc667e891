import { submatrix } from '../../../src/analysis/topics/by-words/vocabulary.ts';
import { rowsOfEntries, sparseRows } from '../../../src/stats/sparse-rows.ts';
import type { PostTopics, TopicLevel } from '../../../src/analysis/topics/identity/post-topics.ts';

/** The fine topics, and the broad ones that have none inside. */
export function finestTopics({ topics, weights, fine }: PostTopics): TopicLevel {
  const parents = new Set(fine.topics.map(({ parent }) => parent));
  const whole = [...topics.keys()].filter((topic) => !parents.has(topic));
  const rows = Int32Array.from({ length: weights.rows }, (_, row) => row);
  const above = submatrix(weights, rows, Int32Array.from(whole));
  return {
    topics: [...whole.map((topic) => topics[topic]!), ...fine.topics],
    weights: sparseRows(weights.rows, whole.length + fine.topics.length, {
      row: [...rowsOfEntries(above), ...rowsOfEntries(fine.weights)],
      column: [...above.column, ...fine.weights.column.map((topic) => whole.length + topic)],
      value: [...above.value, ...fine.weights.value],
    }),
  };
}

/** The heaviest topic of each post as a position in `topics`, -1 where it has none. */
export function mainTopics({ weights }: TopicLevel): Int32Array {
  return Int32Array.from({ length: weights.rows }, (_, post) => {
    let main = -1;
    let most = 0;
    for (let e = weights.start[post]!; e < weights.start[post + 1]!; e++) {
      if (weights.value[e]! > most) {
        most = weights.value[e]!;
        main = weights.column[e]!;
      }
    }
    return main;
  });
}

/** Names turned into numbers, for comparing partitions. */
export function numbered(names: readonly string[]): number[] {
  const distinct = [...new Set(names)];
  return names.map((name) => distinct.indexOf(name));
}
