import { namesOfTopics } from '../analysis/topics/owner/topic-names.ts';
import { correctionsInForce } from '../model/corrections.ts';
import { TribeError } from '../model/errors.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { findByName } from '../views/why/find-by-name.ts';
import { shownTopics, type ShownTopic } from './analyse/topic-memory.ts';
import { notFound } from './not-found.ts';

/** A topic of the last report, and the name that the owner gave it. */
export interface KnownTopic extends ShownTopic {
  /** null: none. */
  name: string | null;
}

/** Returns the topics of the last report of all data. Throws a `TribeError` if there is none. */
export async function knownTopics(
  store: Pick<AccountStore, 'results' | 'corrections'>,
): Promise<KnownTopic[]> {
  const shown = await shownTopics(store);
  if (shown === undefined) {
    throw new TribeError(
      'The topics of this account are not known yet.',
      'Make a report of all data first: tribe report',
    );
  }
  const names = namesOfTopics(correctionsInForce(await store.corrections.all()));
  return shown.map((topic) => ({ ...topic, name: names.get(topic.id) ?? null }));
}

/** Finds a topic by id, label or the owner's name. Throws a `TribeError` if there is none. */
export function topicNamed(topics: readonly KnownTopic[], requested: string): KnownTopic {
  const found = findByName(topics.map(candidate), requested);
  if ('position' in found) return topics[found.position];
  throw notFound({ kind: 'topic', id: requested }, found);
}

function candidate({ id, label, name }: KnownTopic): { id: string; names: string[] } {
  return { id, names: name === null ? [label] : [name, label] };
}

/** What a topic is called. */
export function called({ label, name }: KnownTopic): string {
  return name ?? label;
}
