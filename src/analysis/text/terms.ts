import { languageOfText, languageOfWord } from './language.ts';
import { foldAccents, shownForm } from './normal-form.ts';
import { isStopWord } from './stop-words.ts';
import { stem } from './stemming.ts';
import { type Token, tokens } from './tokens.ts';
import { wordsOfHashtag, wordsOfRun } from './word-parts.ts';

/** Something that a text is about. */
export interface Term {
  /** `part`: a word inside a hashtag. The hashtag itself is in the list too. */
  kind: 'word' | 'part' | 'hashtag' | 'mention' | 'emoji';
  /**
   * Equal for all spellings and inflections of a term: the stem of a word (`run`), a hashtag with
   * its sign (`#rustlang`), a handle (`@bob`), an emoji without skin tone.
   */
  key: string;
  /** The form to show: `running`, `#rustlang`, `@bob`. */
  shown: string;
}

/** Returns the terms of a text; `lang` is the platform's tag for its language, if known. */
export type TermReader = (text: string, lang?: string) => Term[];

/** The most cached results of each kind, more than a language has words in use. */
const REMEMBERED = 200_000;

/** The most characters of a term. No word and no hashtag in use is longer. */
const LONGEST_TERM = 100;

/**
 * Makes a reader that turns text of any language into terms, in the order of the text.
 *
 * It drops links. It keeps mentions, hashtags and emoji whole. It separates words, also in
 * scripts without spaces, drops stop words, and stems the rest by language, which it guesses if the
 * tag is missing. It drops numbers and single letters, which reveal too little, and what is longer
 * than a word. It caches the terms of words; the cache never changes the result. It never throws. Cost: O(length), some 10
 * microseconds for a tweet.
 *
 * @param usual the language of most texts, if known (see `guessLanguage`).
 */
export function createTermReader(usual?: string): TermReader {
  const termsIn = new Map<string, (token: Token) => Term[]>();
  const folded = remembering((word) => foldAccents(shownForm(word)).split("'"));

  return (text, lang) => {
    const found = tokens(text);
    const language = languageOfText(text, foldedTokens(found, folded), lang, usual);
    let termsOf = termsIn.get(language);
    if (termsOf === undefined) {
      termsOf = termReaderIn(language);
      termsIn.set(language, termsOf);
    }
    const terms: Term[] = [];
    for (const token of found) for (const term of termsOf(token)) terms.push(term);
    return terms;
  };
}

/** Returns a function from a token to its terms, in a text of that language. */
function termReaderIn(language: string): (token: Token) => Term[] {
  const wordTerms = (words: string[], kind: 'word' | 'part'): Term[] =>
    words.flatMap((word) => {
      const own = languageOfWord(word, language);
      const shown = withoutApostrophes(shownForm(word), own);
      return isInformative(shown, own) ? [{ kind, key: stem(shown, own), shown }] : [];
    });
  const ofWord = remembering((text) => wordTerms(wordsOfRun(text), 'word'));
  const ofHashtag = remembering((text) => [
    ...wholeTerm('hashtag', text),
    ...wordTerms(wordsOfHashtag(text), 'part'),
  ]);
  return ({ kind, text }) => {
    if (kind === 'word') return ofWord(text);
    return kind === 'hashtag' ? ofHashtag(text) : wholeTerm(kind, text);
  };
}

/** Returns the same function with a cache of recent results. */
function remembering<Made>(make: (text: string) => Made): (text: string) => Made {
  const made = new Map<string, Made>();
  return (text) => {
    if (text.length > LONGEST_TERM) return make(text);
    let found = made.get(text);
    if (found === undefined) {
      if (made.size >= REMEMBERED) made.clear();
      found = make(text);
      made.set(text, found);
    }
    return found;
  };
}

function foldedTokens(found: Token[], folded: (word: string) => string[]): string[] {
  const words: string[] = [];
  for (const { kind, text } of found) {
    if (kind === 'word') for (const word of folded(text)) words.push(word);
  }
  return words;
}

const SKIN_TONE_OR_SELECTOR = /\p{Emoji_Modifier}|\p{Variation_Selector}/gu;

/**
 * Returns no term for a skin tone without an emoji, a hashtag whose only character folds away, or
 * what is longer than any in use.
 */
function wholeTerm(kind: 'hashtag' | 'mention' | 'emoji', text: string): Term[] {
  const shown = kind === 'emoji' ? text : shownForm(text);
  const key = kind === 'emoji' ? text.replace(SKIN_TONE_OR_SELECTOR, '') : foldAccents(shown);
  return key === '' || key === '#' || key.length > LONGEST_TERM ? [] : [{ kind, key, shown }];
}

const ELISION = /^(?:[cdjlmnst]|qu|lorsqu|jusqu|puisqu|un|dell|all|nell|sull|dall|quest)'(?=.{2})/;
const ENGLISH_ENDING = /'(?:s|re|ve|ll|d|m)$/;

/**
 * Turns `l'amour` into amour, `Anna's` into anna, `don't` into dont (a stop word), and
 * `rock'n'roll` into rocknroll.
 */
function withoutApostrophes(word: string, language: string): string {
  if (!word.includes("'")) return word;
  const rest = language === 'en' ? word.replace(ENGLISH_ENDING, '') : word.replace(ELISION, '');
  return rest.replaceAll("'", '');
}

const ONE_LETTER =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hangul}]\p{M}*$/u;

function isInformative(word: string, language: string): boolean {
  if (word.length > LONGEST_TERM) return false;
  const folded = foldAccents(word);
  return !/^\p{N}*$/u.test(folded) && !ONE_LETTER.test(folded) && !isStopWord(folded, language);
}
