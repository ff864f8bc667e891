import { STOP_WORDS } from './stop-words.ts';

/** Current codes for languages that platforms give an old code, or a code of their own. */
const SAME_LANGUAGE: Readonly<Record<string, string>> = { in: 'id', nb: 'no', nn: 'no' };

/** The languages to compare. The first of several equal ones wins. */
const LATIN_LANGUAGES = ['en', 'es', 'pt', 'fr', 'de', 'it', 'nl', 'id', 'tr', 'pl', 'sv', 'no'];

const LATIN_HITS = new Map<string, number[]>();
for (const [position, language] of LATIN_LANGUAGES.entries()) {
  for (const word of STOP_WORDS.get(language) ?? []) {
    // The lists contain the whole alphabet, which distinguishes no language.
    if (word.length < 2) continue;
    const hits = LATIN_HITS.get(word);
    if (hits === undefined) LATIN_HITS.set(word, [position]);
    else hits.push(position);
  }
}

/**
 * Returns the language part of a platform's language tag (`pt-BR` gives `pt`). Returns `undefined`
 * for a tag without a language (`und`, `zxx`, X's `qme` and similar).
 */
export function languageOf(tag: string | undefined): string | undefined {
  const language = /^([a-z]{2})(?:[-_]|$)/.exec(tag?.toLowerCase() ?? '')?.[1];
  return language === undefined ? undefined : (SAME_LANGUAGE[language] ?? language);
}

/**
 * Guesses the language of a text from its script. For Latin script, returns the language with the
 * most stop words among the words, or English if there are none. This is enough to choose a
 * stemmer, but not to report a language.
 *
 * @param words folded as by `foldAccents`.
 */
export function guessLanguage(text: string, words: readonly string[]): string {
  return languageByScript(text) ?? languageByStopWords(words);
}

/** Languages that do not use Latin script. Latin words in their texts are mostly English. */
const OTHER_SCRIPTS = new Set(
  'ar be bg bn el fa gu he hi hy iw ja ka km kn ko lo mk ml mr my ne pa ru si sr ta te th uk ur zh'.split(
    ' ',
  ),
);

/**
 * Returns the language of one word: that of the text if the word is in its script, otherwise
 * English.
 */
export function languageOfWord(word: string, textLanguage: string): string {
  return OTHER_SCRIPTS.has(textLanguage) && /^\p{Script=Latin}/u.test(word) ? 'en' : textLanguage;
}

// oxlint-disable-next-line no-control-regex
const LATIN_ONLY = /^[\u0000-\u024f\u2000-\u206f\u{1f000}-\u{1faff}]*$/u;

function languageByScript(text: string): string | undefined {
  if (LATIN_ONLY.test(text)) return undefined;
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/\p{Script=Thai}/u.test(text)) return 'th';
  if (/\p{Script=Cyrillic}/u.test(text)) return /[іїєґ]/i.test(text) ? 'uk' : 'ru';
  if (/\p{Script=Arabic}/u.test(text)) return /[پچژگک]/u.test(text) ? 'fa' : 'ar';
  return undefined;
}

function languageByStopWords(words: readonly string[]): string {
  const hits = Array.from({ length: LATIN_LANGUAGES.length }, () => 0);
  for (const word of words) {
    for (const position of LATIN_HITS.get(word) ?? []) hits[position]!++;
  }
  return LATIN_LANGUAGES[hits.indexOf(Math.max(...hits))]!;
}
