import type { Stemmer } from './natural.ts';
import { JAPANESE_STEMMER, LATIN_STEMMERS, RUSSIAN_STEMMER, UKRAINIAN_STEMMER } from './natural.ts';
import { foldAccents } from './normal-form.ts';

/** Longer strings are not words, and stemmers are slow on them. */
const LONGEST_STEMMED = 40;

/**
 * Returns the stem of a word, by `natural`'s Snowball stemmer, with accents folded. The script of
 * the word decides first: Russian words in an English text are stemmed as Russian. A word without a
 * stemmer for its language, or with digits or symbols, is its own stem.
 *
 * @param word in its shown form with accents, which the Romance stemmers need.
 */
export function stem(word: string, language: string): string {
  if (word.length < 3 || word.length > LONGEST_STEMMED) return foldAccents(word);
  const stemmed = stemmerFor(word, language)?.stem(withUsualAccents(word, language));
  return foldAccents(stemmed || word);
}

/**
 * Returns a word with the accents its stemmer expects. English needs none. Spanish -ción is often
 * typed without its accent, by which the stemmer knows it.
 */
function withUsualAccents(word: string, language: string): string {
  if (language === 'en') return foldAccents(word);
  return language === 'es' ? word.replace(/([cs])ion$/, '$1ión') : word;
}

function stemmerFor(word: string, language: string): Stemmer | undefined {
  if (/^[\p{Script=Latin}\p{M}']+$/u.test(word)) return LATIN_STEMMERS[language];
  if (/^\p{Script=Cyrillic}+$/u.test(word))
    return language === 'uk' ? UKRAINIAN_STEMMER : RUSSIAN_STEMMER;
  if (/^[\p{Script=Katakana}ー]+$/u.test(word)) return JAPANESE_STEMMER;
  return undefined;
}
