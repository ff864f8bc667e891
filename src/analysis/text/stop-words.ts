import { MORE_STOP_WORDS } from './more-stop-words.ts';
import { PUBLISHED_STOP_WORDS } from './natural.ts';
import { foldAccents, shownForm } from './normal-form.ts';

const BY_LANGUAGE = new Map<string, ReadonlySet<string>>(
  [...new Set([...Object.keys(PUBLISHED_STOP_WORDS), ...Object.keys(MORE_STOP_WORDS)])].map(
    (language) => {
      const words = [
        ...(PUBLISHED_STOP_WORDS[language] ?? []),
        ...(MORE_STOP_WORDS[language] ?? '').split(/\s+/u),
      ];
      return [language, new Set(words.map((word) => foldAccents(shownForm(word))))];
    },
  ),
);

const EVERYWHERE = new Set((MORE_STOP_WORDS['*'] ?? '').split(/\s+/u));

/** The stop words of each language, folded as by `foldAccents`. */
export const STOP_WORDS: ReadonlyMap<string, ReadonlySet<string>> = BY_LANGUAGE;

/**
 * Returns whether a word reveals nothing about the topic of a text, in its language or on social
 * media in general.
 *
 * @param word folded as by `foldAccents`.
 */
export function isStopWord(word: string, language: string): boolean {
  return EVERYWHERE.has(word) || (BY_LANGUAGE.get(language)?.has(word) ?? false);
}
