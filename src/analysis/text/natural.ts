// Imports only the parts of `natural` that we use, because the whole of it loads database drivers
// and prints. The build bundles this file, so that an installed program needs neither `natural` nor
// `stopwords-iso`.
import dutchStemmer from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import englishStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import frenchStemmer from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import germanStemmer from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import italianStemmer from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import japaneseStemmer from 'natural/lib/natural/stemmers/stemmer_ja.js';
import norwegianStemmer from 'natural/lib/natural/stemmers/porter_stemmer_no.js';
import portugueseStemmer from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import russianStemmer from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import spanishStemmer from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import swedishStemmer from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import ukrainianStemmer from 'natural/lib/natural/stemmers/porter_stemmer_uk.js';
import englishStopWords from 'natural/lib/natural/util/stopwords.js';
import chineseStopWords from 'natural/lib/natural/util/stopwords_zh.js';
import dutchStopWords from 'natural/lib/natural/util/stopwords_nl.js';
import frenchStopWords from 'natural/lib/natural/util/stopwords_fr.js';
import indonesianStopWords from 'natural/lib/natural/util/stopwords_id.js';
import italianStopWords from 'natural/lib/natural/util/stopwords_it.js';
import japaneseStopWords from 'natural/lib/natural/util/stopwords_ja.js';
import norwegianStopWords from 'natural/lib/natural/util/stopwords_no.js';
import persianStopWords from 'natural/lib/natural/util/stopwords_fa.js';
import polishStopWords from 'natural/lib/natural/util/stopwords_pl.js';
import portugueseStopWords from 'natural/lib/natural/util/stopwords_pt.js';
import russianStopWords from 'natural/lib/natural/util/stopwords_ru.js';
import spanishStopWords from 'natural/lib/natural/util/stopwords_es.js';
import swedishStopWords from 'natural/lib/natural/util/stopwords_sv.js';
import ukrainianStopWords from 'natural/lib/natural/util/stopwords_uk.js';
import otherStopWords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };

export interface Stemmer {
  stem(word: string): string;
}

/**
 * Snowball stemmers for languages in Latin script, by two-letter code. Danish has nearly the
 * endings of Norwegian.
 */
export const LATIN_STEMMERS: Readonly<Record<string, Stemmer>> = {
  da: norwegianStemmer,
  de: germanStemmer,
  en: englishStemmer,
  es: spanishStemmer,
  fr: frenchStemmer,
  it: italianStemmer,
  nl: dutchStemmer,
  no: norwegianStemmer,
  pt: portugueseStemmer,
  sv: swedishStemmer,
};

export const RUSSIAN_STEMMER: Stemmer = russianStemmer;
export const UKRAINIAN_STEMMER: Stemmer = ukrainianStemmer;
/** Stems words in katakana. */
export const JAPANESE_STEMMER: Stemmer = japaneseStemmer;

/**
 * Published stop words of 58 languages, by two-letter code. Where `natural` has a list, it is the
 * better one: that of `stopwords-iso` has words such as computer and system in English, and many
 * common adjectives in German.
 */
export const PUBLISHED_STOP_WORDS: Readonly<Record<string, readonly string[]>> = {
  ...otherStopWords,
  de: [],
  en: englishStopWords.words,
  es: spanishStopWords.words,
  fa: persianStopWords.words,
  fr: frenchStopWords.words,
  id: indonesianStopWords.words,
  it: italianStopWords.words,
  ja: japaneseStopWords.words,
  nl: dutchStopWords.words,
  no: norwegianStopWords.words,
  pl: polishStopWords.words,
  pt: portugueseStopWords.words,
  ru: russianStopWords.words,
  sv: swedishStopWords.words,
  uk: ukrainianStopWords.words,
  zh: chineseStopWords.words,
};
