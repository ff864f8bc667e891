import type { Post } from '../../../model/audience-log.ts';
import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { continuedTopics, type EarlierTopic } from './earlier-topics.ts';
import type { PostTopics, Topic } from './post-topics.ts';
import { freeId } from './topic-id.ts';

/** Topics of one kind, and the weights of posts for them. */
export interface TopicGroup {
  topics: (Omit<Topic, 'id' | 'posts'> & {
    /** The id comes from this name. */
    name: string;
  })[];
  /** Weights of some posts, by rows of the sorted posts, for the topics of this group. */
  parts: { rows: Int32Array; weights: SparseRows }[];
}

/**
 * Joins groups of topics. Counts their posts, sorts them (most posts first, then by name), gives
 * them ids, and restores the order of the posts. A found topic that continues an earlier one keeps
 * its id and label.
 *
 * @param posts in their original order.
 * @param order the position of each sorted post in `posts`.
 */
export function assembleTopics(
  groups: readonly TopicGroup[],
  posts: readonly Post[],
  order: Int32Array,
  earlier: readonly EarlierTopic[],
): PostTopics {
  const { topics, weights } = joined(groups, order);
  const counts = new Int32Array(topics.length);
  for (const topic of weights.column) counts[topic]++;
  const ids = idsOf(
    topics,
    counts,
    Array.from(continuedTopics(earlier, posts, { topics, weights }), (at) => earlier[at]),
  );
  const ranked = [...topics.keys()].sort(
    (a, b) => counts[b] - counts[a] || compare(topics[a].name, topics[b].name),
  );
  const place = new Int32Array(topics.length);
  ranked.forEach((topic, rank) => {
    place[topic] = rank;
  });
  return {
    topics: ranked.map((topic) => {
      const { terms, origin } = topics[topic];
      return { ...ids[topic], terms, origin, posts: counts[topic] };
    }),
    weights: sparseRows(weights.rows, topics.length, {
      row: rowsOfEntries(weights),
      value: weights.value,
      column: weights.column.map((topic) => place[topic]),
    }),
  };
}

type NamedTopic = TopicGroup['topics'][number];

/** Returns all topics in one list, and their weights. */
function joined(
  groups: readonly TopicGroup[],
  order: Int32Array,
): { topics: NamedTopic[]; weights: SparseRows } {
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  let before = 0;
  for (const { topics, parts } of groups) {
    for (const { rows, weights } of parts) {
      for (let at = 0; at < weights.rows; at++) {
        for (let e = weights.start[at]; e < weights.start[at + 1]; e++) {
          row.push(order[rows[at]]);
          column.push(before + weights.column[e]);
          value.push(weights.value[e]);
        }
      }
    }
    before += topics.length;
  }
  return {
    topics: groups.flatMap((group) => group.topics),
    weights: sparseRows(order.length, before, { row, column, value }),
  };
}

const TURNS = ['owner', 'given', 'found'];

/**
 * Returns ids and labels. Named topics choose their ids first, then continued ones, so that a new
 * topic never takes an id of theirs.
 */
function idsOf(
  topics: readonly NamedTopic[],
  counts: Int32Array,
  continued: readonly (EarlierTopic | undefined)[],
): { id: string; label: string }[] {
  const turn = (at: number): number => TURNS.indexOf(topics[at].origin);
  const isNew = (at: number): number => (continued[at] === undefined ? 1 : 0);
  const inTurn = [...topics.keys()].sort(
    (a, b) =>
      turn(a) - turn(b) ||
      isNew(a) - isNew(b) ||
      counts[b] - counts[a] ||
      compare(topics[a].name, topics[b].name),
  );
  const taken = new Set<string>();
  const found: { id: string; label: string }[] = [];
  for (const at of inTurn) {
    const before = continued[at];
    const free = before !== undefined && !taken.has(before.id);
    const id = free ? before.id : freeId(topics[at].name, taken);
    taken.add(id);
    found[at] = { id, label: before?.label ?? topics[at].label };
  }
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
