import type { Post } from '../../../model/audience-log.ts';
import type { PostTopicsCorrection } from '../../../model/data-corrections.ts';
import { rowsOfEntries, sparseRows } from '../../../stats/sparse-rows.ts';
import { cleanLabel, mergedSpelling } from './given-topics.ts';
import type { PostTopics, Topic } from '../identity/post-topics.ts';
import { freeId } from '../identity/topic-id.ts';

/**
 * Replaces the topics of posts that the owner corrected, with equal weights. A label means the
 * existing topic with that label, or a new topic. Other posts do not change. Removes topics without
 * posts, except the owner's. Cost: O(topics log topics + all weights); none without corrections.
 */
export function correctPosts(
  found: PostTopics,
  posts: readonly Post[],
  corrections: readonly PostTopicsCorrection[],
): PostTopics {
  const topics = found.topics.map((topic) => ({ ...topic }));
  const corrected = correctedRows(topics, posts, corrections);
  if (corrected.size === 0) return found;
  const { weights } = found;
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  const add = (post: number, topic: number, weight: number): void => {
    row.push(post);
    column.push(topic);
    value.push(weight);
  };
  rowsOfEntries(weights).forEach((post, e) => {
    if (!corrected.has(post)) add(post, weights.column[e], weights.value[e]);
  });
  for (const [post, own] of corrected) for (const topic of own) add(post, topic, 1 / own.length);
  return inOrder(topics, { rows: weights.rows, row, column, value });
}

/**
 * Returns the positions of the topics of each corrected post, by its row. Appends new topics to
 * `topics`.
 */
function correctedRows(
  topics: Topic[],
  posts: readonly Post[],
  corrections: readonly PostTopicsCorrection[],
): Map<number, number[]> {
  const corrected = new Map<number, number[]>();
  if (corrections.length === 0) return corrected;
  const rows = new Map<string, number>(posts.map(({ id }, row) => [id, row]));
  const taken = new Set(topics.map(({ id }) => id));
  const places = new Map<string, number>();
  topics.forEach(({ label }, at) => {
    const spelling = mergedSpelling(label);
    if (!places.has(spelling)) places.set(spelling, at);
  });
  const placeOf = (label: string): number => {
    const known = places.get(mergedSpelling(label));
    if (known !== undefined) return known;
    const id = freeId(label, taken);
    taken.add(id);
    places.set(mergedSpelling(label), topics.length);
    return topics.push({ id, label, terms: [], origin: 'given', posts: 0 }) - 1;
  };
  for (const { post, topics: labels } of corrections) {
    const row = rows.get(post);
    const named = labels.map(cleanLabel).filter((label) => label !== '');
    if (row !== undefined && named.length > 0) corrected.set(row, [...new Set(named.map(placeOf))]);
  }
  return corrected;
}

/**
 * Counts posts again and sorts topics, those with most posts first. Equal ones keep their order.
 */
function inOrder(
  topics: readonly Topic[],
  entries: { rows: number; row: number[]; column: number[]; value: number[] },
): PostTopics {
  const counts = new Int32Array(topics.length);
  for (const topic of entries.column) counts[topic]++;
  const kept = [...topics.keys()]
    .filter((topic) => counts[topic] > 0 || topics[topic].origin === 'owner')
    .sort((a, b) => counts[b] - counts[a] || a - b);
  const place = new Int32Array(topics.length);
  kept.forEach((topic, rank) => {
    place[topic] = rank;
  });
  const { rows, row, value } = entries;
  const column = entries.column.map((topic) => place[topic]);
  return {
    topics: kept.map((topic) => ({ ...topics[topic], posts: counts[topic] })),
    weights: sparseRows(rows, kept.length, { row, column, value }),
  };
}
