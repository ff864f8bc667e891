import { cleanLabel } from '../analysis/topics/given/given-topics.ts';
import { freeId } from '../analysis/topics/identity/topic-id.ts';
import { type Correction, parseCorrection } from '../model/corrections.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { Rejection } from '../model/rejection.ts';
import type { TopicMerge, TopicName, TopicSplit } from '../model/topic-corrections.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { recallTopics } from './analyse/topic-memory.ts';
import {
  requireFreeName,
  requireMergeable,
  requirePosts,
  requireSplittable,
} from './check-topic-change.ts';
import { type KnownTopic, knownTopics, topicNamed } from './known-topics.ts';
import { postNamed } from './post-named.ts';
import { topicReferences } from './topic-references.ts';

/** A change to topics as the owner requests it. Topics are named by id, label or the owner's name. */
export type RequestedTopicChange =
  | { kind: 'topic-name'; topic: string; name: string }
  | { kind: 'topic-merge'; topics: readonly string[]; into: string }
  | {
      kind: 'topic-split';
      topic: string;
      /** Fine topics of the topic. */
      parts: readonly string[];
      keywords: readonly string[];
      /** Ids of posts, or their addresses on the web. */
      examples: readonly string[];
      /** Default: the label of the first part, or the first word. */
      name?: string | undefined;
    };

type TopicChange = TopicName | TopicMerge | TopicSplit;
type Store = Pick<AccountStore, 'log' | 'results' | 'corrections'>;

/**
 * Returns the correction that makes a change, to be stored. It is about the topics of the last
 * report of all data. Throws a `TribeError` if the change cannot be made.
 */
export async function topicChange(
  store: Store,
  requested: RequestedTopicChange,
): Promise<TopicChange> {
  const topics = await knownTopics(store);
  const reference = await topicReferences(store);
  const topicCalled = (name: string): KnownTopic => topicNamed(topics, name);
  switch (requested.kind) {
    case 'topic-name': {
      const topic = topicCalled(requested.topic);
      const name = checkedName(requested.name);
      requireFreeName(topics, name, [topic]);
      return { kind: requested.kind, topic: reference(topic), name };
    }
    case 'topic-merge': {
      const into = topicCalled(requested.into);
      const merged = requested.topics.map(topicCalled);
      for (const topic of merged) requireMergeable(topics, topic, into);
      const distinct = [...new Set(merged)];
      return { kind: requested.kind, topics: distinct.map(reference), into: reference(into) };
    }
    case 'topic-split': {
      const topic = topicCalled(requested.topic);
      const parts = [...new Set(requested.parts.map(topicCalled))];
      requireSplittable(topics, topic, parts, requested);
      const name = checkedName(
        requested.name ?? cleanLabel(parts[0]?.label ?? requested.keywords[0] ?? ''),
      );
      requireFreeName(topics, name, parts);
      const { posts } = await store.log.loadAudience();
      const examples = examplesNamed(posts, requested.examples);
      requirePosts(topic, { ...requested, examples }, posts);
      const split = {
        kind: requested.kind,
        id: freeId(name, await takenIds(store, topics)),
        name,
        topic: reference(topic),
        parts: parts.map(reference),
        keywords: requested.keywords,
        examples,
      };
      return parsed(split) as TopicSplit;
    }
  }
}

/** Undoes every name of a topic and keeps their record. Throws a `TribeError` if it has none. */
export async function clearTopicName(
  store: Store,
  requested: string,
  now: number,
): Promise<KnownTopic> {
  const topic = topicNamed(await knownTopics(store), requested);
  const standing = (await store.corrections.all()).filter(
    ({ correction, undoneAt }) =>
      undoneAt === undefined &&
      correction.kind === 'topic-name' &&
      correction.topic.id === topic.id,
  );
  if (standing.length === 0) {
    throw new TribeError(
      `You have not given '${requested}' a name.`,
      'To see your corrections: tribe correct list',
      EXIT.usage,
    );
  }
  for (const { id } of standing) await store.corrections.undo(id, now);
  return { ...topic, name: null };
}

function checkedName(requested: string): string {
  const { name } = parsed({ kind: 'topic-name', topic: { id: '-' }, name: requested }) as TopicName;
  const visible = cleanLabel(name);
  if (visible === '') throw unusable('`name` is empty');
  return visible;
}

function parsed(fields: Record<string, unknown>): Correction {
  try {
    return parseCorrection(fields);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw unusable(error.message);
  }
}

function unusable(reason: string): TribeError {
  return new TribeError(
    `The topic cannot be changed: ${reason}.`,
    'Use a name of up to 80 characters.',
    EXIT.usage,
  );
}

function examplesNamed(posts: readonly { id: string }[], requested: readonly string[]): string[] {
  const known = new Set<string>(posts.map(({ id }) => id));
  return requested.map((example) => postNamed(example, known));
}

/**
 * Returns the ids that a new topic must not get: those of topics, shown or not, and of splits, even if
 * undone.
 */
async function takenIds(store: Store, topics: readonly KnownTopic[]): Promise<Set<string>> {
  const stored = await store.corrections.all();
  const remembered = await recallTopics(store);
  return new Set([
    ...[...topics, ...remembered.topics].map(({ id }) => id),
    ...stored.flatMap(({ correction }) =>
      correction.kind === 'topic-split' ? [correction.id] : [],
    ),
  ]);
}
