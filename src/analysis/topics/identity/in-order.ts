import { rowsOfEntries, sparseRows } from '../../../stats/sparse-rows.ts';
import type { Topic, TopicLevel } from './post-topics.ts';

/**
 * Counts posts again, removes topics without posts except the owner's, and sorts the others, those
 * with most posts first. Equal ones keep their order, and "Other" stays last. `place` is where each
 * topic went.
 */
export function inOrder<Of extends Topic>({
  topics,
  weights,
}: TopicLevel<Of>): TopicLevel<Of> & { place: Int32Array } {
  const counts = new Int32Array(topics.length);
  for (const topic of weights.column) counts[topic]++;
  const kept = [...topics.keys()]
    .filter((topic) => counts[topic] > 0 || topics[topic].origin === 'owner')
    .sort(
      (a, b) =>
        Number(topics[a].isOther ?? false) - Number(topics[b].isOther ?? false) ||
        counts[b] - counts[a] ||
        a - b,
    );
  const place = new Int32Array(topics.length);
  kept.forEach((topic, rank) => {
    place[topic] = rank;
  });
  return {
    topics: kept.map((topic) => ({ ...topics[topic], posts: counts[topic] })),
    weights: sparseRows(weights.rows, kept.length, {
      row: rowsOfEntries(weights),
      column: weights.column.map((topic) => place[topic]),
      value: weights.value,
    }),
    place,
  };
}
