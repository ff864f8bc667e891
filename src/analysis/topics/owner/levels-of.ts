import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { termsOfGroups } from '../broad/find-broad-topics.ts';
import type { PostTerms } from '../by-words/post-terms.ts';
import { inOrder } from '../identity/in-order.ts';
import type { FineTopic, PostTopics, TopicLevel } from '../identity/post-topics.ts';
import type { TopicPlaces } from './topic-places.ts';

interface TermBasis {
  order: Int32Array;
  terms: PostTerms;
}

/**
 * Returns topics after the owner moved some. Broad topics that lost all posts are left out. Those
 * that did not change keep their weights and terms exactly.
 *
 * @param found the topics before.
 */
export function levelsOf(places: TopicPlaces, found: PostTopics, basis: TermBasis): PostTopics {
  const { broad } = places;
  const weights = broadWeights(places, found.weights);
  const described = withTerms(places, weights, basis);
  const kept = [...broad.keys()].filter((at) => broad[at].mergedInto === undefined);
  const among = new Map(kept.map((at, position) => [at, position]));
  const above = inOrder({
    topics: kept.map((at) => described[at]),
    weights: columnsOf(weights, kept.length, (at) => among.get(at)!),
  });
  return {
    topics: above.topics,
    weights: above.weights,
    fine: fineLevel(places, found, (at) => above.place[among.get(at)!]),
  };
}

/** Returns the weights of posts for broad topics. */
function broadWeights({ broad, entries, ofEntry }: TopicPlaces, before: SparseRows): SparseRows {
  const rows = rowsOfEntries(before);
  const same = Int32Array.from(rows.keys()).filter((e) => !broad[before.column[e]].isChanged);
  const moved = Int32Array.from(ofEntry.keys()).filter((e) => broad[ofEntry[e]].isChanged);
  return sparseRows(before.rows, broad.length, {
    row: [...same.map((e) => rows[e]), ...moved.map((e) => entries.row[e])],
    column: [...same.map((e) => before.column[e]), ...moved.map((e) => ofEntry[e])],
    value: [
      ...Array.from(same, (e) => before.value[e]),
      ...Array.from(moved, (e) => entries.value[e]),
    ],
  });
}

/** Returns the broad topics with their terms, which are new for those that changed. */
function withTerms(
  { broad }: TopicPlaces,
  weights: SparseRows,
  { order, terms }: TermBasis,
): PostTopics['topics'] {
  const { counts, index } = terms;
  const changed = broad.filter(({ isChanged }) => isChanged);
  if (changed.length === 0 || counts.columns === 0) return broad.map(({ topic }) => topic);
  const sortedRow = new Int32Array(order.length);
  order.forEach((position, sorted) => (sortedRow[position] = sorted));
  const sorted = sparseRows(weights.rows, weights.columns, {
    row: rowsOfEntries(weights).map((row) => sortedRow[row]),
    column: weights.column,
    value: weights.value,
  });
  const rows = Int32Array.from(order.keys());
  const found = termsOfGroups(terms, rows, sorted).map((own) => own.map((t) => index.shown(t)));
  const posts = new Int32Array(broad.length);
  for (const at of weights.column) posts[at]++;
  return broad.map(({ topic, isChanged }, at) =>
    isChanged && posts[at] > 0 ? { ...topic, terms: found[at] } : topic,
  );
}

/** Returns the fine topics, without the posts that left them for another broad topic. */
function fineLevel(
  { entries, ofEntry, ofUnit }: TopicPlaces,
  { fine }: PostTopics,
  placeOf: (broad: number) => number,
): TopicLevel<FineTopic> {
  const kept = Int32Array.from(ofEntry.keys()).filter((e) => {
    const unit = entries.unit[e];
    return unit < fine.topics.length && ofEntry[e] === ofUnit[unit];
  });
  const level = inOrder({
    topics: fine.topics.map((topic, at) => ({ ...topic, parent: placeOf(ofUnit[at]) })),
    weights: sparseRows(fine.weights.rows, fine.topics.length, {
      row: kept.map((e) => entries.row[e]),
      column: kept.map((e) => entries.unit[e]),
      value: Float64Array.from(kept, (e) => entries.value[e]),
    }),
  });
  return { topics: level.topics, weights: level.weights };
}

function columnsOf(
  weights: SparseRows,
  columns: number,
  placeOf: (column: number) => number,
): SparseRows {
  return sparseRows(weights.rows, columns, {
    row: rowsOfEntries(weights),
    column: weights.column.map(placeOf),
    value: weights.value,
  });
}
