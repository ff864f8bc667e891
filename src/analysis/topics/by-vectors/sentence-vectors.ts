import type { Post } from '../../../model/audience-log.ts';
import { guessLanguage, languageOf } from '../../text/language.ts';
import { foldAccents, shownForm, unescapeEntities } from '../../text/normal-form.ts';
import { tokens } from '../../text/tokens.ts';
import { givenTopics } from '../given/given-topics.ts';
import { ADDRESSED } from '../by-words/post-terms.ts';
import { LANDMARKS } from './landmarks.ts';

/** Sentence vectors: texts of similar meaning are close; all vectors have one length. */
export type SentenceVectors = ReadonlyMap<string, Float32Array>;

/** A model reads sentences; what comes after is not needed to tell the subject. */
const CHARACTERS_ENCODED = 500;

/** The fewest posts with vectors; fewer do not show how an account's posts differ. */
export const LEAST_ENCODED = 10;

const LINK = /https?:\/\/\S+/giu;

/** The text of a post as a model is to read it: without links and without whom it speaks to. */
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
 * The texts whose vectors `findTopics` would use: those of posts in a language that the model
 * reads, where topics have to be found in text at all, and the landmarks'. Each once, in an order
 * that new posts do not change. Cost: O(all text).
 *
 * @param languages that the model reads, two letters each.
 */
export function textsToEncode(posts: readonly Post[], languages: readonly string[]): string[] {
  const { weights } = givenTopics(posts);
  const without = posts.filter((_, post) => weights.start[post] === weights.start[post + 1]);
  if (posts.length - without.length >= without.length) return [];
  const texts = without.flatMap((post) => {
    const text = textToEncode(post);
    return isRead(post, text, languages) ? [{ text, at: post.at }] : [];
  });
  if (texts.length < LEAST_ENCODED) return [];
  texts.sort((a, b) => a.at - b.at || (a.text < b.text ? -1 : Number(a.text > b.text)));
  return [...new Set([...LANDMARKS.flat(), ...texts.map(({ text }) => text)])];
}

function isRead({ lang }: Post, text: string, languages: readonly string[]): boolean {
  const words = tokens(text).filter(({ kind }) => kind === 'word');
  if (words.length === 0) return false;
  const folded = words.flatMap((word) => foldAccents(shownForm(word.text)).split("'"));
  return languages.includes(languageOf(lang) ?? guessLanguage(text, folded));
}
