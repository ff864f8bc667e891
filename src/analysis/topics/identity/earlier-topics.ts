import { Matrix } from '../../../stats/matrix.ts';
import type { Post } from '../../../model/audience-log.ts';
import { matchedGroups } from '../../../stats/matched-groups.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';
import type { PostTopics, Topic, TopicLevel } from './post-topics.ts';
import { sampleRows } from './sample-rows.ts';

/** A topic found in an earlier run, from which this run recognises it. */
export interface EarlierTopic {
  id: string;
  label: string;
  /** Ids of posts that were mainly about it. */
  posts: string[];
  /** `undefined`: from a version without levels. It may continue on either. */
  level?: 'broad' | 'fine';
  /**
   * The id of the broad topic of a fine one. `undefined`: the owner moved it, or it is from an earlier
   * version.
   */
  parent?: string;
}

/** We remember this many posts of a topic, enough to recognise it. */
const MOST_KEPT = 500;

/**
 * Returns which earlier topic each topic continues, by shared posts ({@link matchedGroups}).
 * Ignores posts that the earlier run did not know, so new posts never change a topic's identity.
 *
 * @param weights posts x topics.
 * @returns the place of each topic among the earlier ones, or -1. Given topics and "Other" continue
 *   none.
 */
export function continuedTopics(
  earlier: readonly EarlierTopic[],
  posts: readonly Post[],
  {
    topics: all,
    weights,
  }: { topics: readonly Pick<Topic, 'origin' | 'isOther'>[]; weights: SparseRows },
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
    if (all[topic].origin === 'found' && !all[topic].isOther) shared.add(topic, before, 1);
  });
  return matchedGroups({ shared, rows: now, columns: then });
}

/**
 * Returns the found topics for later runs to recognise. Given topics are recognised by name.
 *
 * @param shown the same topics after the owner moved some.
 */
export function topicsToKeep(
  posts: readonly Post[],
  found: PostTopics,
  shown: PostTopics = found,
): EarlierTopic[] {
  const parents = parentsOf(found);
  const parentsNow = parentsOf(shown);
  const parentOf = (id: string): { parent?: string } => {
    const parent = parents.get(id)!;
    return parentsNow.get(id) === parent ? { parent } : {};
  };
  return [
    ...levelToKeep(posts, found).map((topic) => ({ ...topic, level: 'broad' as const })),
    ...levelToKeep(posts, found.fine).map((topic) => ({
      ...topic,
      level: 'fine' as const,
      ...parentOf(topic.id),
    })),
  ];
}

/** Returns the id of the broad topic of each fine one, by its id. */
function parentsOf({ topics, fine }: PostTopics): Map<string, string> {
  return new Map(fine.topics.map(({ id, parent }) => [id, topics[parent].id]));
}

function levelToKeep(posts: readonly Post[], { topics, weights }: TopicLevel): EarlierTopic[] {
  const rows = topics.map((): number[] => []);
  heaviestTopics(weights).forEach((topic, post) => rows[topic]?.push(post));
  return topics.flatMap(({ id, label, origin, isOther }, topic) => {
    if (origin !== 'found' || isOther || rows[topic].length === 0) return [];
    const kept = sampleRows(posts, Int32Array.from(rows[topic]), MOST_KEPT);
    return [{ id, label, posts: Array.from(kept, (row) => posts[row].id) }];
  });
}

/** Returns the topic of each post with the largest weight; the first of equals, or -1. */
function heaviestTopics({ rows, start, column, value }: SparseRows): Int32Array {
  return Int32Array.from({ length: rows }, (_, post) => {
    let heaviest = -1;
    for (let e = start[post]; e < start[post + 1]; e++) {
      if (heaviest < 0 || value[e] > value[heaviest]) heaviest = e;
    }
    return heaviest < 0 ? -1 : column[heaviest];
  });
}
