import type { Post } from '../../../model/audience-log.ts';
import type { PostTopicsCorrection } from '../../../model/data-corrections.ts';
import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { inOrder } from '../identity/in-order.ts';
import { cleanLabel, mergedSpelling } from './given-topics.ts';
import { withoutOnlyParts } from '../identity/assemble-levels.ts';
import type { FineTopic, PostTopics, Topic } from '../identity/post-topics.ts';
import { freeId } from '../identity/topic-id.ts';
import type { OtherName } from '../owner/merge-and-split.ts';

/**
 * Replaces the topics of posts that the owner corrected, with equal weights. A label means the
 * existing topic with that label, or a new broad topic; the label of a fine topic means its broad
 * topic too. Other posts do not change. Removes topics without posts, except the owner's. Cost:
 * O(topics log topics + all weights); none without corrections.
 *
 * @param otherNames by which a topic is meant too, unless another topic has that label.
 */
export function correctPosts(
  found: PostTopics,
  posts: readonly Post[],
  corrections: readonly PostTopicsCorrection[],
  otherNames: readonly OtherName[] = [],
): PostTopics {
  const topics = found.topics.map((topic) => ({ ...topic }));
  const corrected = correctedRows(topics, found.fine.topics, posts, corrections, otherNames);
  if (corrected.size === 0) return found;
  const broad = inOrder({
    topics,
    weights: replaced(found.weights, corrected, topics.length, ({ broad }) => broad),
  });
  const fine = inOrder({
    topics: found.fine.topics,
    weights: replaced(
      found.fine.weights,
      corrected,
      found.fine.topics.length,
      (correction) => correction.fine,
    ),
  });
  return {
    topics: broad.topics,
    weights: broad.weights,
    fine: withoutOnlyParts({
      topics: fine.topics.map((topic) => ({ ...topic, parent: broad.place[topic.parent] })),
      weights: fine.weights,
    }),
  };
}

/** Positions of the topics of a corrected post. */
interface Corrected {
  broad: number[];
  fine: number[];
}

/** Returns the topics of each corrected post, by its row. Appends new topics to `topics`. */
function correctedRows(
  topics: Topic[],
  fine: readonly FineTopic[],
  posts: readonly Post[],
  corrections: readonly PostTopicsCorrection[],
  otherNames: readonly OtherName[],
): Map<number, Corrected> {
  const corrected = new Map<number, Corrected>();
  if (corrections.length === 0) return corrected;
  const rows = new Map<string, number>(posts.map(({ id }, row) => [id, row]));
  const taken = new Set([...topics, ...fine].map(({ id }) => id));
  const places = placesOf(topics, otherNames);
  const placesOfFine = placesOf(fine, otherNames);
  const placeOf = (label: string): Corrected => {
    const spelling = mergedSpelling(label);
    const known = places.get(spelling);
    if (known !== undefined) return { broad: [known], fine: [] };
    const part = placesOfFine.get(spelling);
    if (part !== undefined) return { broad: [fine[part].parent], fine: [part] };
    const id = freeId(label, taken);
    taken.add(id);
    places.set(spelling, topics.length);
    return {
      broad: [topics.push({ id, label, terms: [], origin: 'given', posts: 0 }) - 1],
      fine: [],
    };
  };
  for (const { post, topics: labels } of corrections) {
    const row = rows.get(post);
    const named = labels.map(cleanLabel).filter((label) => label !== '');
    if (row === undefined || named.length === 0) continue;
    const all = named.map(placeOf);
    corrected.set(row, {
      broad: [...new Set(all.flatMap(({ broad }) => broad))],
      fine: [...new Set(all.flatMap((of) => of.fine))],
    });
  }
  return corrected;
}

/** Returns the position of each topic by its label, else by another name; the first of equals. */
function placesOf(topics: readonly Topic[], otherNames: readonly OtherName[]): Map<string, number> {
  const places = new Map<string, number>();
  const add = (label: string, at: number): void => {
    const spelling = mergedSpelling(label);
    if (at >= 0 && !places.has(spelling)) places.set(spelling, at);
  };
  topics.forEach(({ label }, at) => add(label, at));
  for (const { name, id } of otherNames)
    add(
      name,
      topics.findIndex((topic) => topic.id === id),
    );
  return places;
}

/** Replaces the rows of corrected posts. */
function replaced(
  weights: SparseRows,
  corrected: ReadonlyMap<number, Corrected>,
  columns: number,
  topicsOf: (correction: Corrected) => number[],
): SparseRows {
  const entries: { row: number; column: number; value: number }[] = [];
  rowsOfEntries(weights).forEach((row, e) => {
    if (!corrected.has(row))
      entries.push({ row, column: weights.column[e], value: weights.value[e] });
  });
  for (const [row, correction] of corrected) {
    // Each of the post's broad topics has an equal share, and a fine one that of its broad topic.
    for (const column of topicsOf(correction))
      entries.push({ row, column, value: 1 / correction.broad.length });
  }
  return sparseRows(weights.rows, columns, {
    row: entries.map(({ row }) => row),
    column: entries.map(({ column }) => column),
    value: entries.map(({ value }) => value),
  });
}
