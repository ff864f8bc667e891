import { type SparseRows, sparseRows } from '../../stats/sparse-rows.ts';
import type { PostTopics, Topic } from './post-topics.ts';
import { uniqueIds } from './topic-id.ts';

/** Topics of one origin, and who has them. */
export interface TopicGroup {
  topics: (Omit<Topic, 'id' | 'posts'> & {
    /** What the id is made of. */
    name: string;
  })[];
  /** Weights of some posts, by rows of the sorted posts, for the topics of this group. */
  parts: { rows: Int32Array; weights: SparseRows }[];
}

/**
 * Puts groups of topics together: counts their posts, sorts them (most posts first, then by name),
 * gives them ids, and puts the rows back where their posts stood.
 *
 * @param order for each sorted post its position among the posts as they came.
 */
export function assembleTopics(groups: readonly TopicGroup[], order: Int32Array): PostTopics {
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  let before = 0;
  for (const { topics, parts } of groups) {
    for (const { rows, weights } of parts) {
      for (let at = 0; at < weights.rows; at++) {
        for (let e = weights.start[at]!; e < weights.start[at + 1]!; e++) {
          row.push(order[rows[at]!]!);
          column.push(before + weights.column[e]!);
          value.push(weights.value[e]!);
        }
      }
    }
    before += topics.length;
  }

  const topics = groups.flatMap((group) => group.topics);
  const posts = new Int32Array(topics.length);
  for (const topic of column) posts[topic]!++;
  const ranked = topics
    .map((topic, at) => ({ ...topic, at, posts: posts[at]! }))
    .sort((a, b) => b.posts - a.posts || (a.name < b.name ? -1 : Number(a.name > b.name)));
  const place = new Int32Array(topics.length);
  ranked.forEach(({ at }, rank) => {
    place[at] = rank;
  });
  const ids = uniqueIds(ranked.map(({ name }) => name));
  return {
    topics: ranked.map(({ label, terms, given, posts: count }, rank) => ({
      id: ids[rank]!,
      label,
      terms,
      given,
      posts: count,
    })),
    weights: sparseRows(order.length, topics.length, {
      row,
      column: column.map((topic) => place[topic]!),
      value,
    }),
  };
}
