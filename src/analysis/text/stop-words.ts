import english from 'natural/lib/natural/util/stopwords.js';
import chinese from 'natural/lib/natural/util/stopwords_zh.js';
import dutch from 'natural/lib/natural/util/stopwords_nl.js';
import french from 'natural/lib/natural/util/stopwords_fr.js';
import indonesian from 'natural/lib/natural/util/stopwords_id.js';
import italian from 'natural/lib/natural/util/stopwords_it.js';
import japanese from 'natural/lib/natural/util/stopwords_ja.js';
import norwegian from 'natural/lib/natural/util/stopwords_no.js';
import persian from 'natural/lib/natural/util/stopwords_fa.js';
import polish from 'natural/lib/natural/util/stopwords_pl.js';
import portuguese from 'natural/lib/natural/util/stopwords_pt.js';
import russian from 'natural/lib/natural/util/stopwords_ru.js';
import spanish from 'natural/lib/natural/util/stopwords_es.js';
import swedish from 'natural/lib/natural/util/stopwords_sv.js';
import ukrainian from 'natural/lib/natural/util/stopwords_uk.js';
import { MORE_STOP_WORDS } from './more-stop-words.ts';
import { foldAccents, shownForm } from './normal-form.ts';

const PUBLISHED: Record<string, readonly string[]> = {
  en: english.words,
  es: spanish.words,
  fa: persian.words,
  fr: french.words,
  id: indonesian.words,
  it: italian.words,
  ja: japanese.words,
  nl: dutch.words,
  no: norwegian.words,
  pl: polish.words,
  pt: portuguese.words,
  ru: russian.words,
  sv: swedish.words,
  uk: ukrainian.words,
  zh: chinese.words,
};

const BY_LANGUAGE = new Map<string, ReadonlySet<string>>(
  [...new Set([...Object.keys(PUBLISHED), ...Object.keys(MORE_STOP_WORDS)])].map((language) => {
    const words = [
      ...(PUBLISHED[language] ?? []),
      ...(MORE_STOP_WORDS[language] ?? '').split(/\s+/u),
    ];
    return [language, new Set(words.map((word) => foldAccents(shownForm(word))))];
  }),
);

const EVERYWHERE = new Set((MORE_STOP_WORDS['*'] ?? '').split(/\s+/u));

/** The stop words of each language that has any, folded as by `foldAccents`. */
export const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = BY_LANGUAGE;

/**
 * Whether a word says nothing of what a text is about, in its language or on social media anywhere.
 *
 * @param word folded as by `foldAccents`.
 */
export function isStopWord(word: string, language: string): boolean {
  return EVERYWHERE.has(word) || (BY_LANGUAGE.get(language)?.has(word) ?? false);
}
