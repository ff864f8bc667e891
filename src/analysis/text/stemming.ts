import dutch from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import french from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import italian from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import japanese from 'natural/lib/natural/stemmers/stemmer_ja.js';
import norwegian from 'natural/lib/natural/stemmers/porter_stemmer_no.js';
import portuguese from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import russian from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import spanish from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import swedish from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import ukrainian from 'natural/lib/natural/stemmers/porter_stemmer_uk.js';
import { foldAccents } from './normal-form.ts';

const LATIN: Readonly<Record<string, { stem(word: string): string }>> = {
  de: german,
  en: english,
  es: spanish,
  fr: french,
  it: italian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  sv: swedish,
};

/** Longer words are not words; stemmers take them apart slowly and for nothing. */
const LONGEST_STEMMED = 40;

/**
 * The stem of a word, by the Snowball stemmer of its language as `natural` has it, accents folded.
 * The word's own script goes first: Russian words in an English text are stemmed as Russian. Words
 * of languages without a stemmer, and words with digits or symbols in them, are their own stem.
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

function stemmerFor(word: string, language: string): { stem(word: string): string } | undefined {
  if (/^[\p{Script=Latin}\p{M}']+$/u.test(word)) return LATIN[language];
  if (/^\p{Script=Cyrillic}+$/u.test(word)) return language === 'uk' ? ukrainian : russian;
  if (/^[\p{Script=Katakana}ー]+$/u.test(word)) return japanese;
  return undefined;
}
