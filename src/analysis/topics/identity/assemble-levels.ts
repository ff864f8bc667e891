import type { Post } from '../../../model/audience-log.ts';
import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { assembleTopics, type TopicGroup } from './assemble-topics.ts';
import type { EarlierTopic } from './earlier-topics.ts';
import type { FineTopic, PostTopics, TopicLevel } from './post-topics.ts';

/** The groups of topics of both levels. */
export interface TopicLevels {
  /** Topics with a name, which are always broad. */
  named: TopicGroup;
  broad: TopicGroup;
  fine: TopicGroup;
  /** The position of the broad topic of each fine one. */
  parent: Int32Array;
}

/**
 * Assembles broad and fine topics ({@link assembleTopics}). Ids differ between the levels. Each broad
 * topic found in texts has at least one fine topic.
 *
 * @param taken ids that no new topic may get.
 */
export function assembleLevels(
  { named, broad, fine, parent }: TopicLevels,
  posts: readonly Post[],
  order: Int32Array,
  earlier: readonly EarlierTopic[],
  taken: readonly string[] = [],
): PostTopics {
  const earlierOf = (level: 'broad' | 'fine'): EarlierTopic[] =>
    earlier.filter((topic) => (topic.level ?? level) === level);
  const onlyFine = earlier.flatMap(({ id, level }) => (level === 'fine' ? [id] : []));
  const above = assembleTopics([named, broad], posts, order, earlierOf('broad'), [
    ...onlyFine,
    ...taken,
  ]);
  const ids = above.topics.map(({ id }) => id);
  const below = assembleTopics([fine], posts, order, earlierOf('fine'), [...ids, ...taken]);
  const parents = new Int32Array(fine.topics.length);
  below.place.forEach((place, topic) => {
    parents[place] = above.place[named.topics.length + parent[topic]];
  });
  return {
    topics: above.topics,
    weights: above.weights,
    fine: {
      topics: below.topics.map((topic, at) => ({ ...topic, parent: parents[at] })),
      weights: below.weights,
    },
  };
}

/** Leaves out fine topics that are all of their broad topic. */
export function withoutOnlyParts({
  topics,
  weights,
}: TopicLevel<FineTopic>): TopicLevel<FineTopic> {
  const parts = new Map<number, number>();
  for (const { parent } of topics) parts.set(parent, (parts.get(parent) ?? 0) + 1);
  return keepTopics(topics, weights, ({ parent }) => parts.get(parent)! > 1);
}

function keepTopics(
  topics: readonly FineTopic[],
  weights: SparseRows,
  isKept: (topic: FineTopic) => boolean,
): TopicLevel<FineTopic> {
  const place = new Int32Array(topics.length).fill(-1);
  const kept = topics.filter(isKept);
  kept.forEach((topic, at) => (place[topics.indexOf(topic)] = at));
  const rows = rowsOfEntries(weights);
  const entries = Int32Array.from(rows.keys()).filter((e) => place[weights.column[e]] >= 0);
  return {
    topics: kept,
    weights: sparseRows(weights.rows, kept.length, {
      row: entries.map((e) => rows[e]),
      column: entries.map((e) => place[weights.column[e]]),
      value: Float64Array.from(entries, (e) => weights.value[e]),
    }),
  };
}
