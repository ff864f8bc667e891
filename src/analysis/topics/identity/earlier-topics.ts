import { Matrix } from '../../../stats/matrix.ts';
import type { Post } from '../../../model/audience-log.ts';
import { matchedGroups } from '../../../stats/matched-groups.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { PostTopics, Topic } from './post-topics.ts';
import { sampleRows } from './sample-rows.ts';

/** A topic found in an earlier run, to recognise it. */
export interface EarlierTopic {
  id: string;
  label: string;
  /** Ids of posts that were mostly about it. */
  posts: string[];
}

/** So many posts are enough to know a topic by. */
const MOST_KEPT = 500;

/**
 * Returns which earlier topic each topic continues, by shared posts ({@link matchedGroups}). Posts
 * unknown at the time are ignored, so a topic stays the same however many are added.
 *
 * @param weights posts x topics.
 * @returns for each topic its place among the earlier ones, or -1; given ones continue none.
 */
export function continuedTopics(
  earlier: readonly EarlierTopic[],
  posts: readonly Post[],
  { topics: all, weights }: { topics: readonly Pick<Topic, 'origin'>[]; weights: SparseRows },
): Int32Array {
  const places = new Map(earlier.flatMap((topic, at) => topic.posts.map((id) => [id, at])));
  const topics = weights.columns;
  const shared = new Matrix(topics, earlier.length);
  const then = new Float64Array(earlier.length);
  const now = new Float64Array(topics);
  heaviestTopics(weights).forEach((topic, post) => {
    const before = places.get(posts[post].id);
    if (before === undefined) return;
    then[before]++;
    if (topic < 0) return;
    now[topic]++;
    if (all[topic].origin === 'found') shared.add(topic, before, 1);
  });
  return matchedGroups({ shared, rows: now, columns: then });
}

/** The topics found, as they are to be known again in a later run; given ones are known by name. */
export function topicsToKeep(
  posts: readonly Post[],
  { topics, weights }: PostTopics,
): EarlierTopic[] {
  const rows = topics.map((): number[] => []);
  heaviestTopics(weights).forEach((topic, post) => rows[topic]?.push(post));
  return topics.flatMap(({ id, label, origin }, topic) => {
    if (origin !== 'found' || rows[topic].length === 0) return [];
    const kept = sampleRows(posts, Int32Array.from(rows[topic]), MOST_KEPT);
    return [{ id, label, posts: Array.from(kept, (row) => posts[row].id) }];
  });
}

/** Of each post the topic with the largest weight, the first of equals, or -1. */
function heaviestTopics({ rows, start, column, value }: SparseRows): Int32Array {
  return Int32Array.from({ length: rows }, (_, post) => {
    let heaviest = -1;
    for (let e = start[post]; e < start[post + 1]; e++) {
      if (heaviest < 0 || value[e] > value[heaviest]) heaviest = e;
    }
    return heaviest < 0 ? -1 : column[heaviest];
  });
}
