import { ARABIC } from './arabic.ts';
import { CZECH } from './czech.ts';
import { DANISH } from './danish.ts';
import { DUTCH } from './dutch.ts';
import { ENGLISH } from './english.ts';
import { FINNISH } from './finnish.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { HEBREW } from './hebrew.ts';
import { HINDI } from './hindi.ts';
import { INDONESIAN } from './indonesian.ts';
import { ITALIAN } from './italian.ts';
import { JAPANESE } from './japanese.ts';
import { KOREAN } from './korean.ts';
import { NORWEGIAN } from './norwegian.ts';
import { PERSIAN } from './persian.ts';
import { POLISH } from './polish.ts';
import { PORTUGUESE } from './portuguese.ts';
import { RUSSIAN } from './russian.ts';
import { SPANISH } from './spanish.ts';
import { SWEDISH } from './swedish.ts';
import { TURKISH } from './turkish.ts';

/**
 * The subjects that people speak of, by two-letter language code. A line is
 * `Name: marker marker ...`, or `English name = Name: ...` in other languages. A marker is a word in
 * lower case without accents. A hyphen at its end stands for any ending, and `_` joins words that
 * follow each other.
 */
export const SUBJECTS_BY_LANGUAGE: Readonly<Record<string, string>> = {
  en: ENGLISH,
  es: SPANISH,
  pt: PORTUGUESE,
  fr: FRENCH,
  de: GERMAN,
  it: ITALIAN,
  nl: DUTCH,
  da: DANISH,
  sv: SWEDISH,
  no: NORWEGIAN,
  fi: FINNISH,
  pl: POLISH,
  cs: CZECH,
  tr: TURKISH,
  ru: RUSSIAN,
  he: HEBREW,
  ar: ARABIC,
  fa: PERSIAN,
  hi: HINDI,
  ja: JAPANESE,
  ko: KOREAN,
  id: INDONESIAN,
};
