import { hash } from 'node:crypto';
import { type EarlierTopic, topicsToKeep } from '../../analysis/topics/identity/earlier-topics.ts';
import type { PostTopics } from '../../analysis/topics/identity/post-topics.ts';
import type { Post } from '../../model/audience-log.ts';
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

/** Remembers the topics found now instead of the earlier ones. */
export async function keepTopics(
  store: Pick<AccountStore, 'results'>,
  posts: readonly Post[],
  found: PostTopics,
): Promise<void> {
  await store.results.remember(STORED_AS, KEY, JSON.stringify(topicsToKeep(posts, found)));
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
