import { foldedWords } from '../../../text/folded-words.ts';
import { guessLanguage, usualLanguage } from '../../../text/language.ts';
import { subjectVocabulary } from './vocabulary.ts';

/** What some texts speak of. */
export interface SubjectsInTexts {
  /** The language of most texts. */
  language: string;
  /** For each text, the ids of its subjects, each with a marker of it. */
  found: ReadonlyMap<string, string>[];
}

/**
 * Finds the subjects of texts. Each is read in its own language and in that of most texts, in case
 * we guessed wrong. Cost: O(all text), some 50 microseconds for a post.
 */
export function subjectsInTexts(texts: readonly string[]): SubjectsInTexts {
  const read = texts.map((text) => ({ text, words: foldedWords(text) }));
  const usual = usualLanguage(read);
  const found = read.map(({ text, words }) => {
    const own = guessLanguage(text, words);
    return new Map(
      [...new Set([own, usual])].flatMap((of) => [...subjectVocabulary(of).subjectsOf(text)]),
    );
  });
  return { language: usual, found };
}
