import { canBeFound, keywordMatcher } from '../analysis/text/keyword-matcher.ts';
import type { Post } from '../model/audience-log.ts';
import { EXIT, TribeError } from '../model/errors.ts';
import { findByName } from '../views/why/find-by-name.ts';
import { called, type KnownTopic } from './known-topics.ts';

/** Throws a `TribeError` if a topic cannot be merged into another one. */
export function requireMergeable(
  topics: readonly KnownTopic[],
  topic: KnownTopic,
  into: KnownTopic,
): void {
  const broad = topics.find(({ id }) => id === into.parent);
  if (broad !== undefined) {
    fail(`'${called(into)}' is a fine topic of '${called(broad)}'.`, 'Merge into a broad topic.');
  }
  if (topic.id === into.id || topic.parent === into.id) {
    fail(
      topic.id === into.id
        ? `'${called(topic)}' cannot be merged into itself.`
        : `'${called(topic)}' already is a part of '${called(into)}'.`,
      'Choose another topic. To see all topics: tribe topics',
    );
  }
}

/** Throws a `TribeError` if this cannot be split from a topic. */
export function requireSplittable(
  topics: readonly KnownTopic[],
  topic: KnownTopic,
  parts: readonly KnownTopic[],
  { keywords, examples }: { keywords: readonly string[]; examples: readonly string[] },
): void {
  const broad = topics.find(({ id }) => id === topic.parent);
  if (broad !== undefined) {
    fail(
      `'${called(topic)}' is a fine topic of '${called(broad)}'.`,
      'Split the broad topic, and choose the fine one as the part.',
    );
  }
  const own = topics.filter(({ parent }) => parent === topic.id);
  const fineTopics = own.map(called).join('; ');
  const stranger = parts.find((part) => !own.includes(part));
  if (stranger !== undefined) {
    fail(
      `'${called(stranger)}' is not a fine topic of '${called(topic)}'.`,
      own.length > 0
        ? `Its fine topics: ${fineTopics}`
        : 'It has no fine topics. Split it by words or example posts.',
    );
  }
  if (parts.length > 0 && parts.length === own.length) {
    fail(`These are all fine topics of '${called(topic)}'.`, 'Leave at least one of them in it.');
  }
  if (parts.length + keywords.length + examples.length === 0) {
    fail(
      `You have not chosen what to split from '${called(topic)}'.`,
      own.length > 0
        ? `Choose fine topics of it (${fineTopics}), words or example posts.`
        : 'Choose words or example posts.',
    );
  }
  const hopeless = keywords.find((keyword) => !canBeFound(keyword));
  if (hopeless !== undefined) {
    fail(
      `The keyword '${hopeless}' contains no word, hashtag, name or emoji.`,
      'Use a word or phrase from your posts.',
    );
  }
}

/** Throws a `TribeError` if a split would leave a topic without posts. */
export function requirePosts(
  topic: KnownTopic,
  { parts, keywords, examples }: Record<'parts' | 'keywords' | 'examples', readonly string[]>,
  posts: readonly Pick<Post, 'id' | 'text' | 'lang'>[],
): void {
  if (parts.length > 0) return;
  const own = new Set(topic.postIds ?? posts.map(({ id }) => id));
  const matches = keywordMatcher(keywords);
  const moves = ({ id, text, lang }: (typeof posts)[number]): boolean =>
    own.has(id) && (examples.includes(id) || matches(text, lang).length > 0);
  const moved = posts.filter(moves).length;
  if (moved === 0) {
    fail(
      keywords.length > 0
        ? `No post about '${called(topic)}' contains ${keywords.map((word) => `'${word}'`).join(' or ')}.`
        : `None of these posts is about '${called(topic)}'.`,
      'Choose words of its posts, or some of its posts as examples.',
    );
  }
  if (moved === own.size) {
    fail(
      `All posts about '${called(topic)}' would move, so nothing would be left of it.`,
      'Rename the topic instead, or choose words of only some of its posts.',
    );
  }
}

/**
 * Throws a `TribeError` if another topic has a name.
 *
 * @param except topics that may have it.
 */
export function requireFreeName(
  topics: readonly KnownTopic[],
  name: string,
  except: readonly KnownTopic[],
): void {
  const others = topics.filter((topic) => !except.includes(topic));
  const same = findByName(
    others.map((topic) => ({ id: called(topic), names: [] })),
    name,
  );
  if ('near' in same) return;
  fail(
    `Another topic already has the name '${name}'.`,
    'Choose another name, or merge the topics.',
  );
}

function fail(message: string, advice: string): never {
  throw new TribeError(message, advice, EXIT.usage);
}
