import { hash } from 'node:crypto';
import type { EarlierTopic } from '../../analysis/topics/identity/earlier-topics.ts';
import type { PostTopics, Topic } from '../../analysis/topics/identity/post-topics.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';

const STORED_AS = 'found-topics';
/** There is only one memory. A change of its form needs a new number. */
const KEY = 'last, form 1';

/** The topics found last. The next ones that match them keep their ids and labels. */
export interface TopicMemory {
  topics: EarlierTopic[];
  /** The same for the same topics. */
  digest: string;
}

/** Returns the topics found last; none before the first run. */
export async function recallTopics(store: Pick<AccountStore, 'results'>): Promise<TopicMemory> {
  const stored = (await store.results.recall(STORED_AS, KEY)) ?? '[]';
  return { topics: JSON.parse(stored) as EarlierTopic[], digest: hash('sha256', stored, 'hex') };
}

/** A topic as the last report of all data shows it, without the owner's name. */
export interface ShownTopic {
  id: string;
  label: string;
  /** The id of the broad topic of a fine one; null: a broad topic. */
  parent: string | null;
  posts: number;
  /** The posts of a broad topic. Earlier versions did not keep them. */
  postIds?: string[];
}

const SHOWN_AS = 'shown-topics';

/** Returns the topics of the last report of all data; `undefined` before the first one. */
export async function shownTopics(
  store: Pick<AccountStore, 'results'>,
): Promise<ShownTopic[] | undefined> {
  const stored = await store.results.recall(SHOWN_AS, KEY);
  return stored === undefined ? undefined : (JSON.parse(stored) as ShownTopic[]);
}

/**
 * Remembers the topics found now instead of the earlier ones.
 *
 * @param found before merges and splits.
 * @param shown after them.
 * @param posts of which they were found.
 */
export async function keepTopics(
  store: Pick<AccountStore, 'results'>,
  found: readonly EarlierTopic[],
  { topics, weights, fine }: PostTopics,
  posts: readonly { id: string }[],
): Promise<void> {
  await store.results.remember(STORED_AS, KEY, JSON.stringify(found));
  const postIds = topics.map((): string[] => []);
  posts.forEach(({ id }, p) => {
    for (let e = weights.start[p]; e < weights.start[p + 1]; e++)
      postIds[weights.column[e]].push(id);
  });
  const all: ShownTopic[] = [
    ...topics.map((topic, at) => ({ ...shown(topic, null), postIds: postIds[at] })),
    ...fine.topics.map((topic) => shown(topic, topics[topic.parent].id)),
  ];
  await store.results.remember(SHOWN_AS, KEY, JSON.stringify(all));
}

function shown(topic: Topic, parent: string | null): ShownTopic {
  const { id, label, foundLabel = label, posts } = topic;
  return { id, label: foundLabel, parent, posts };
}

/** Keeps the memory while `drop` drops results, unless it contains a name that `drop` returns. */
export async function keepTopicsThrough(
  store: Pick<AccountStore, 'results'>,
  drop: () => Promise<readonly string[]>,
): Promise<void> {
  const stored = await store.results.recall(STORED_AS, KEY);
  const names = await drop();
  if (stored === undefined) return;
  const text = stored.toLowerCase();
  if (names.some((name) => text.includes(name.toLowerCase()))) return;
  await store.results.remember(STORED_AS, KEY, stored);
}
