import type { Stemmer } from './natural.ts';
import { JAPANESE_STEMMER, LATIN_STEMMERS, RUSSIAN_STEMMER, UKRAINIAN_STEMMER } from './natural.ts';
import { foldAccents } from './normal-form.ts';

/** Longer strings are not words, and stemmers are slow on them. */
const LONGEST_STEMMED = 40;

/**
 * Returns the stem of a word, by `natural`'s Snowball stemmer of its language, with accents folded.
 * The word's own script decides first: Russian words in an English text are stemmed as Russian.
 * Words of languages without a stemmer, and words with digits or symbols, are their own stem.
 *
 * @param word in its shown form, accents and all: the Romance stemmers need them.
 */
export function stem(word: string, language: string): string {
  if (word.length < 3 || word.length > LONGEST_STEMMED) return foldAccents(word);
  const stemmed = stemmerFor(word, language)?.stem(withUsualAccents(word, language));
  return foldAccents(stemmed || word);
}

/** English accents are for show; in Spanish the ending -ción is often typed without, and is known by it. */
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
