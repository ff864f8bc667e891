import { STOP_WORDS } from './stop-words.ts';

/** Current codes for languages that platforms give an old code, or a code of their own. */
const SAME_LANGUAGE: Readonly<Record<string, string>> = { in: 'id', nb: 'no', nn: 'no' };

/** The languages to compare. The first of several equal ones wins. */
const LATIN_LANGUAGES =
  'en es pt fr de it nl id tr pl sv no da fi cs hu ro vi sk hr sl et lv lt ca tl sw'.split(' ');

/** The languages after this many win only with two stop words, because a single one is chance. */
const COMMON = 12;

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
function languageOf(tag: string | undefined): string | undefined {
  const language = /^([a-z]{2})(?:[-_]|$)/.exec(tag?.toLowerCase() ?? '')?.[1];
  return language === undefined ? undefined : (SAME_LANGUAGE[language] ?? language);
}

/**
 * Another language than the tagged one needs this many different stop words, and this many times as
 * many as the tagged one has. A list in Spanish may end in "she/they".
 */
const LEAST_CONTRADICTING = 3;

/**
 * Returns the language of a text: the tagged one unless the text contradicts it, because platforms and
 * imports tag many posts wrongly. It does by its script; by many stop words of another language; by
 * more of the author's usual language; or if it has no stop word at all, which is no sign of another
 * language than the usual one. Without a tag we guess (see `guessLanguage`).
 *
 * @param words folded as by `foldAccents`.
 * @param usual the language of most texts by the same author, if known.
 */
export function languageOfText(
  text: string,
  words: readonly string[],
  tag?: string,
  usual?: string,
): string {
  const tagged = languageOf(tag);
  if (tagged === undefined) return guessLanguage(text, words, usual);
  const byScript = languageByScript(text);
  if (byScript !== undefined) return scriptOf(tagged) === scriptOf(byScript) ? tagged : byScript;
  const stopWords = STOP_WORDS.get(tagged);
  if (stopWords === undefined) return tagged;
  const different = [...new Set(words)];
  const { language, hits } = languageByStopWords(different);
  const own = different.filter((word) => word.length > 1 && stopWords.has(word)).length;
  const ofUsual = usual === undefined ? undefined : hitsOf(different, usual);
  if (ofUsual !== undefined && (own === 0 || ofUsual > own)) return usual!;
  return hits >= LEAST_CONTRADICTING * Math.max(1, own) ? language : tagged;
}

/**
 * Guesses the language of a text from its script. For Latin script, returns the language with the
 * most stop words among the words, or English if there are none. This is enough to choose a
 * stemmer, but not to report a language.
 *
 * @param words folded as by `foldAccents`.
 * @param usual the language of most texts by the same author. It counts if no other has clearly more
 *   stop words: single posts often do not show Danish or Norwegian.
 */
export function guessLanguage(text: string, words: readonly string[], usual?: string): string {
  const byScript = languageByScript(text);
  if (byScript !== undefined) return byScript;
  const { language, hits } = languageByStopWords(words);
  const own = usual === undefined ? undefined : hitsOf(words, usual);
  if (own === undefined) return language;
  return (own > 0 ? own >= hits - 1 : hits === 0) ? usual! : language;
}

/** Returns how many of the words are stop words of a language; `undefined` if it is not in Latin script. */
function hitsOf(words: readonly string[], language: string): number | undefined {
  return stopWordHits(words)[LATIN_LANGUAGES.indexOf(language)];
}

/**
 * Returns the language that most words of the texts speak for: words of its script, or its stop
 * words. So neighbours such as Danish and Norwegian differ, which single texts often do not show.
 * English if nothing speaks for any.
 */
export function usualLanguage(
  texts: readonly { text: string; words: readonly string[] }[],
): string {
  const votes = new Map<string, number>();
  const add = (language: string, count: number): void => {
    votes.set(language, (votes.get(language) ?? 0) + count);
  };
  for (const { text, words } of texts) {
    const byScript = languageByScript(text);
    if (byScript !== undefined) add(byScript, words.length);
    else stopWordHits(words).forEach((hits, position) => add(LATIN_LANGUAGES[position], hits));
  }
  const [[language, count] = ['en', 0]] = [...votes].sort(
    ([a, m], [b, n]) => n - m || LATIN_LANGUAGES.indexOf(a) - LATIN_LANGUAGES.indexOf(b),
  );
  return count > 0 ? language : 'en';
}

/** Languages that do not use Latin script, by script. Latin words in their texts are mostly English. */
const OTHER_SCRIPTS = [
  'ar fa ku ps ur',
  'be bg mk ru sr uk',
  'bn',
  'el',
  'gu',
  'he iw',
  'hi mr ne',
  'hy',
  'ja zh',
  'ka',
  'km',
  'kn',
  'ko',
  'lo',
  'ml',
  'my',
  'pa',
  'si',
  'ta',
  'te',
  'th',
].map((languages) => new Set(languages.split(' ')));

/** Returns the place of a language's script in `OTHER_SCRIPTS`, or -1 for Latin. */
function scriptOf(language: string): number {
  return OTHER_SCRIPTS.findIndex((languages) => languages.has(language));
}

/**
 * Returns the language of one word: that of the text if the word is in its script, otherwise
 * English.
 */
export function languageOfWord(word: string, textLanguage: string): string {
  return scriptOf(textLanguage) >= 0 && /^\p{Script=Latin}/u.test(word) ? 'en' : textLanguage;
}

// oxlint-disable-next-line no-control-regex
const LATIN_ONLY = /^[\u0000-\u024f\u2000-\u206f\u{1f000}-\u{1faff}]*$/u;

/** The commonest language of each script that has few. */
const BY_SCRIPT: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
  ['th', /\p{Script=Thai}/u],
  ['uk', /[іїєґ]/iu],
  ['ru', /\p{Script=Cyrillic}/u],
  ['fa', /[پچژگک]/u],
  ['ar', /\p{Script=Arabic}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['el', /\p{Script=Greek}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['gu', /\p{Script=Gujarati}/u],
  ['hy', /\p{Script=Armenian}/u],
];

function languageByScript(text: string): string | undefined {
  if (LATIN_ONLY.test(text)) return undefined;
  return BY_SCRIPT.find(([, letters]) => letters.test(text))?.[0];
}

function languageByStopWords(words: readonly string[]): { language: string; hits: number } {
  const hits = stopWordHits(words);
  const likely = hits.map((count, position) => (position < COMMON || count > 1 ? count : 0));
  const most = Math.max(...likely);
  return { language: LATIN_LANGUAGES[likely.indexOf(most)], hits: most };
}

/** Returns for each of `LATIN_LANGUAGES` how many of the words are its stop words. */
function stopWordHits(words: readonly string[]): number[] {
  const hits = LATIN_LANGUAGES.map(() => 0);
  for (const word of words) {
    for (const position of LATIN_HITS.get(word) ?? []) hits[position]++;
  }
  return hits;
}
