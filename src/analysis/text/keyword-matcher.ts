import { languageOfText, languageOfWord } from './language.ts';
import { foldAccents, shownForm } from './normal-form.ts';
import { stem } from './stemming.ts';
import { isStopWord } from './stop-words.ts';
import { type Token, tokens } from './tokens.ts';
import { isUnspaced, wordsOfHashtag, wordsOfRun } from './word-parts.ts';

/** Returns the positions of the keywords in a text; `lang` is its language if known. */
export type KeywordMatcher = (text: string, lang?: string) => number[];

/**
 * Makes a matcher of keywords: words, phrases, hashtags, mentions and emoji, in any script.
 *
 * It finds a word in all its inflections, with any case and accents, and inside hashtags (`climate
 * change` in `#ClimateChange`). It finds stop words only as written, so `news` does not match
 * `new`, and hashtags only as hashtags. In scripts without spaces it finds the letters anywhere. A
 * keyword without letters or signs matches nothing. It never throws. Cost: O(length of the text x
 * keywords).
 */
export function keywordMatcher(keywords: readonly string[]): KeywordMatcher {
  const byLanguage = new Map<string, Wanted[]>();
  return (text, lang) => {
    const found = tokens(text);
    const language = languageOfText(text, foldedWords(found), lang);
    const wanted = byLanguage.get(language) ?? keywords.map((word) => wantedOf(word, language));
    byLanguage.set(language, wanted);
    const pieces = piecesOf(found, language);
    const letters = lettersOf(found);
    return wanted.flatMap((want, at) => (holds(want, pieces, letters) ? [at] : []));
  };
}

/** Whether there is anything in a keyword that could be found. */
export function canBeFound(keyword: string): boolean {
  return tokens(keyword).length > 0;
}

/** The pattern of a keyword: letters anywhere, or consecutive keys. */
type Wanted = { letters: string } | { keys: string[]; hashtag?: string };

/** Separates parts that no match may span. */
const END = '';

function wantedOf(keyword: string, language: string): Wanted {
  const found = tokens(keyword);
  if (found.length !== 1 || found[0].kind === 'word') {
    if (isUnspaced(keyword)) return { letters: lettersOf(found) };
    const words = found.flatMap((token) => keysOf(token, language));
    return { keys: words, hashtag: `#${foldedWords(found).join('').replaceAll("'", '')}` };
  }
  return { keys: [wholeKey(found[0])] };
}

function holds(want: Wanted, pieces: readonly string[], letters: string): boolean {
  if ('letters' in want) return letters.includes(want.letters);
  const { keys, hashtag } = want;
  if (keys.length === 0) return false;
  if (hashtag !== undefined && pieces.includes(hashtag)) return true;
  for (let at = pieces.indexOf(keys[0]); at >= 0; at = pieces.indexOf(keys[0], at + 1)) {
    if (keys.every((key, k) => pieces[at + k] === key)) return true;
  }
  return false;
}

function lettersOf(found: readonly Token[]): string {
  return found.map(({ text }) => foldAccents(shownForm(text))).join(' ');
}

function piecesOf(found: readonly Token[], language: string): string[] {
  return found.flatMap((token) => {
    if (token.kind === 'word') return keysOf(token, language);
    if (token.kind !== 'hashtag') return [wholeKey(token)];
    return [END, ...keysOf(token, language), END, wholeKey(token), END];
  });
}

/** The words of a token. */
function keysOf({ kind, text }: Token, language: string): string[] {
  if (kind === 'word') return wordsOfRun(text).map((word) => keyOf(word, language));
  if (kind === 'hashtag') return wordsOfHashtag(text).map((word) => keyOf(word, language));
  return [wholeKey({ kind, text })];
}

function keyOf(word: string, textLanguage: string): string {
  const language = languageOfWord(word, textLanguage);
  const shown = shownForm(word).replace(/'s$/u, '').replaceAll("'", '');
  const folded = foldAccents(shown);
  return isStopWord(folded, language) ? `=${folded}` : stem(shown, language);
}

const SKIN_TONE_OR_SELECTOR = /\p{Emoji_Modifier}|\p{Variation_Selector}/gu;

function wholeKey({ kind, text }: Token): string {
  if (kind === 'emoji') return text.replace(SKIN_TONE_OR_SELECTOR, '');
  return foldAccents(shownForm(text)).replace(/^＃/u, '#').replace(/^＠/u, '@');
}

function foldedWords(found: readonly Token[]): string[] {
  return found
    .filter(({ kind }) => kind === 'word')
    .flatMap(({ text }) => foldAccents(shownForm(text)).split("'"));
}
