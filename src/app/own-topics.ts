import { cleanLabel } from '../analysis/topics/given/given-topics.ts';
import { canBeFound, keywordMatcher } from '../analysis/text/keyword-matcher.ts';
import {
  correctionsInForce,
  type StoredCorrection,
  parseCorrection,
  targetOf,
} from '../model/corrections.ts';
import type { TopicDefinition } from '../model/topic-corrections.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { Rejection } from '../model/rejection.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { postNamed } from './post-named.ts';

/** A topic as the owner defines it. */
export interface RequestedTopic {
  label: string;
  /** Words, phrases, hashtags. */
  keywords: readonly string[];
  /** Ids of posts, or their addresses on the web. */
  examples: readonly string[];
}

export interface AddedTopic {
  topic: TopicDefinition;
  /** The number to undo it by. */
  correction: number;
  /** Whether it replaced a topic with the same label. */
  replaced: boolean;
  /** Posts that contain a keyword or are examples, without those that resemble the examples. */
  posts: number;
}

/**
 * Adds a topic, which replaces one with the same label. Reports use it from then on. Throws a
 * `TribeError` if no post could match it, or if it names unknown posts.
 */
export async function addOwnTopic(
  store: Pick<AccountStore, 'log' | 'corrections'>,
  requested: RequestedTopic,
  now: number,
): Promise<AddedTopic> {
  const { posts } = await store.log.loadAudience();
  const known = new Set<string>(posts.map(({ id }) => id));
  const topic = checkedTopic({
    ...requested,
    examples: requested.examples.map((example) => postNamed(example, known)),
  });
  const replaced = standing(await store.corrections.all(), topic.label).length > 0;
  const correction = await store.corrections.add(topic, now);
  const matches = keywordMatcher(topic.keywords);
  const examples = new Set<string>(topic.examples);
  const about = posts.filter(
    ({ id, text, lang }) => examples.has(id) || matches(text, lang).length > 0,
  );
  return { topic, correction, replaced, posts: about.length };
}

/** Returns the owner's topics in force, sorted by label. */
export async function listOwnTopics(
  store: Pick<AccountStore, 'corrections'>,
): Promise<TopicDefinition[]> {
  const corrections = correctionsInForce(await store.corrections.all());
  return corrections.filter((correction) => correction.kind === 'topic');
}

/**
 * Undoes every correction about the topic with that label, in upper or lower case, and keeps their
 * record. Throws a `TribeError` if there is none.
 */
export async function removeOwnTopic(
  store: Pick<AccountStore, 'corrections'>,
  label: string,
  now: number,
): Promise<TopicDefinition> {
  const stored = await store.corrections.all();
  const found = standing(stored, label);
  if (found.length === 0) throw noSuchTopic(label, await listOwnTopics(store));
  for (const { id } of found) await store.corrections.undo(id, now);
  return found.at(-1)!.correction;
}

/** Returns the corrections about a topic that were not undone, oldest first. */
function standing(
  stored: readonly StoredCorrection[],
  label: string,
): (StoredCorrection & { correction: TopicDefinition })[] {
  const spelled = label.replace(/\s+/gu, ' ').trim();
  const subject = targetOf({ kind: 'topic', label: spelled, keywords: [], examples: [] });
  return stored.flatMap((entry) => {
    const { correction, undoneAt } = entry;
    const isIt = correction.kind === 'topic' && targetOf(correction) === subject;
    return isIt && undoneAt === undefined ? [{ ...entry, correction }] : [];
  });
}

function checkedTopic(requested: RequestedTopic): TopicDefinition {
  let topic: TopicDefinition;
  try {
    topic = parseCorrection({ kind: 'topic', ...requested }) as TopicDefinition;
    if (cleanLabel(topic.label) === '') throw new Rejection('`label` is empty');
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    throw new TribeError(
      `The topic cannot be used: ${error.message}.`,
      'Use a label, and add --keyword or --example.',
      EXIT.usage,
    );
  }
  const hopeless = topic.keywords.find((keyword) => !canBeFound(keyword));
  if (hopeless === undefined) return topic;
  throw new TribeError(
    `The keyword '${hopeless}' contains no word, hashtag, name or emoji.`,
    'Use a word or phrase from your posts.',
    EXIT.usage,
  );
}

function noSuchTopic(label: string, own: readonly TopicDefinition[]): TribeError {
  const labels = own.map((topic) => topic.label).join('; ');
  return new TribeError(
    `You have not defined a topic '${label}'.`,
    own.length > 0 ? `Your topics: ${labels}` : 'To add one: tribe topics add',
    EXIT.usage,
  );
}
