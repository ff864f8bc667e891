import type { Stemmer } from './natural.ts';
import { JAPANESE_STEMMER, LATIN_STEMMERS, RUSSIAN_STEMMER, UKRAINIAN_STEMMER } from './natural.ts';
import { foldAccents } from './normal-form.ts';

/** Longer strings are not words, and stemmers are slow on them. */
const LONGEST_STEMMED = 40;

/**
 * Languages without a stemmer that inflect by endings, by the letters that we keep of a word. For
 * search, the first five letters are nearly as good as a stemmer (Can et al., "Information
 * retrieval on Turkish texts", JASIST 59, 2008). Vowel signs of Hindi are letters here; Korean
 * syllables are two or three letters each.
 */
const LETTERS_KEPT = new Map([
  ...['ca', 'cs', 'el', 'et', 'eu', 'fa', 'fi', 'gl', 'hi', 'hr', 'hu', 'hy', 'lt', 'lv'].map(
    (language) => [language, 5] as const,
  ),
  ...['mr', 'pl', 'ro', 'sk', 'sl', 'tr', 'ur'].map((language) => [language, 5] as const),
  ['ar', 5],
  ['he', 5],
  ['ko', 3],
]);

// Hebrew and Arabic write conjunctions, prepositions and the article onto the next word.
const PARTICLES =
  /^(?:[והבלכמש](?=\p{Script=Hebrew}{3})|[وف]?(?:[بك]?ال|لل)(?=\p{Script=Arabic}{3}))/u;

/**
 * Returns the stem of a word, by `natural`'s Snowball stemmer, with accents folded. The script of
 * the word decides first: Russian words in an English text are stemmed as Russian. Languages
 * without a stemmer keep the beginning of a word if they inflect by endings. Any other word, or one
 * with digits or symbols, is its own stem.
 *
 * @param word in its shown form with accents, which the Romance stemmers need.
 */
export function stem(word: string, language: string): string {
  if (word.length < 3 || word.length > LONGEST_STEMMED) return foldAccents(word);
  const kept = LETTERS_KEPT.get(language);
  if (kept !== undefined && /^[\p{L}\p{M}]+$/u.test(word)) {
    return foldAccents(word.replace(PARTICLES, '')).slice(0, kept);
  }
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
