import type { Post } from '../../../model/audience-log.ts';
import { foldedWords } from '../../text/folded-words.ts';
import { languageOfText } from '../../text/language.ts';
import { unescapeEntities } from '../../text/normal-form.ts';
import { givenTopics } from '../given/given-topics.ts';
import { ADDRESSED } from '../by-words/post-terms.ts';
import { usualLanguageOf } from '../usual-language.ts';
import { LANDMARKS } from './landmarks.ts';

/** Sentence vectors by text. Texts of similar meaning have similar vectors. All have one length. */
export type SentenceVectors = ReadonlyMap<string, Float32Array>;

/** We encode this many characters. More are not needed to find the topic. */
const CHARACTERS_ENCODED = 500;

/** The fewest posts with vectors. Fewer do not show how an account's posts differ. */
export const LEAST_ENCODED = 10;

const LINK = /https?:\/\/\S+/giu;

/** Returns the text of a post to encode: without links and without the accounts it addresses. */
export function textToEncode({ text }: Post): string {
  return unescapeEntities(text.slice(0, 4 * CHARACTERS_ENCODED).toWellFormed())
    .replace(ADDRESSED, '')
    .replace(LINK, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, CHARACTERS_ENCODED)
    .toWellFormed();
}

/**
 * Returns the texts whose vectors `findTopics` would use: those of posts without given topics in a
 * language of the model, and the landmarks. Returns none if most posts have given topics. Each text
 * occurs once, and new posts do not change the order. Cost: O(all text).
 *
 * @param languages of the model, two-letter codes.
 */
export function textsToEncode(posts: readonly Post[], languages: readonly string[]): string[] {
  const { weights } = givenTopics(posts);
  const without = posts.filter((_, post) => weights.start[post] === weights.start[post + 1]);
  if (posts.length - without.length >= without.length) return [];
  const usual = usualLanguageOf(posts);
  const texts = without.flatMap((post) => {
    const text = textToEncode(post);
    const words = foldedWords(text);
    const isRead =
      words.length > 0 && languages.includes(languageOfText(text, words, post.lang, usual));
    return isRead ? [{ text, at: post.at }] : [];
  });
  if (texts.length < LEAST_ENCODED) return [];
  texts.sort((a, b) => a.at - b.at || (a.text < b.text ? -1 : Number(a.text > b.text)));
  return [...new Set([...LANDMARKS.flat(), ...texts.map(({ text }) => text)])];
}
