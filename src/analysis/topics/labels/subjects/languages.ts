import { ENGLISH } from './english.ts';

/**
 * The subjects that people speak of, by two-letter language code. A line is
 * `Name: marker marker ...`, or `English name = Name: ...` in other languages. A marker is a word in
 * lower case without accents. A hyphen at its end stands for any ending, and `_` joins words that
 * follow each other.
 */
export const SUBJECTS_BY_LANGUAGE: Readonly<Record<string, string>> = { en: ENGLISH };
