import type { Post } from '../../../model/audience-log.ts';
import { rowsOfEntries, type SparseRows, sparseRows } from '../../../stats/sparse-rows.ts';
import { continuedTopics, type EarlierTopic } from './earlier-topics.ts';
import type { Topic, TopicLevel } from './post-topics.ts';
import { freeId } from './topic-id.ts';

/** Topics of one kind, and the weights of posts for them. */
export interface TopicGroup {
  topics: (Omit<Topic, 'id' | 'posts'> & {
    /** The id comes from this name. */
    name: string;
    /** The id of the subject that it is named after. */
    subject?: string;
  })[];
  /** Weights of some posts, by rows of the sorted posts, for the topics of this group. */
  parts: { rows: Int32Array; weights: SparseRows }[];
}

/** The topics of one level, and the position of each topic of the groups, in their order. */
export interface AssembledTopics extends TopicLevel {
  place: Int32Array;
}

/**
 * Joins groups of topics of one level. Counts their posts, sorts them (most posts first, then by
 * name; "Other" last), gives them ids, and restores the order of the posts. A found topic that
 * continues an earlier one keeps its id and label.
 *
 * @param posts in their original order.
 * @param order the position of each sorted post in `posts`.
 * @param taken ids of topics of the other level.
 */
export function assembleTopics(
  groups: readonly TopicGroup[],
  posts: readonly Post[],
  order: Int32Array,
  earlier: readonly EarlierTopic[],
  taken: readonly string[] = [],
): AssembledTopics {
  const topics = groups.flatMap((group) => group.topics);
  const weights = joinedGroups(groups, posts.length, order);
  const counts = new Int32Array(topics.length);
  for (const topic of weights.column) counts[topic]++;
  const ids = idsOf(
    topics,
    counts,
    Array.from(continuedTopics(earlier, posts, { topics, weights }), (at) => earlier[at]),
    new Set(taken),
  );
  const isOther = (at: number): number => (topics[at].isOther ? 1 : 0);
  const ranked = [...topics.keys()].sort(
    (a, b) =>
      isOther(a) - isOther(b) || counts[b] - counts[a] || compare(topics[a].name, topics[b].name),
  );
  const place = new Int32Array(topics.length);
  ranked.forEach((topic, rank) => {
    place[topic] = rank;
  });
  return {
    topics: ranked.map((topic) => {
      const { name: _, subject: __, ...described } = topics[topic];
      return { ...described, ...ids[topic], posts: counts[topic] };
    }),
    place,
    weights: sparseRows(weights.rows, topics.length, {
      row: rowsOfEntries(weights),
      value: weights.value,
      column: weights.column.map((topic) => place[topic]),
    }),
  };
}

type NamedTopic = TopicGroup['topics'][number];

/**
 * Returns the weights of all groups, posts x topics, in the order of the groups.
 *
 * @param order the position of each sorted post; without it, the posts stay sorted.
 */
export function joinedGroups(
  groups: readonly TopicGroup[],
  posts: number,
  order?: Int32Array,
): SparseRows {
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  let before = 0;
  for (const { topics, parts } of groups) {
    for (const { rows, weights } of parts) {
      for (let at = 0; at < weights.rows; at++) {
        for (let e = weights.start[at]; e < weights.start[at + 1]; e++) {
          row.push(order?.[rows[at]] ?? rows[at]);
          column.push(before + weights.column[e]);
          value.push(weights.value[e]);
        }
      }
    }
    before += topics.length;
  }
  return sparseRows(posts, before, { row, column, value });
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
  taken: Set<string>,
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
