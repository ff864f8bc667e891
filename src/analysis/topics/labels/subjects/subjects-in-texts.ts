import { guessLanguage } from '../../../text/language.ts';
import { foldAccents, shownForm } from '../../../text/normal-form.ts';
import { tokens } from '../../../text/tokens.ts';
import { subjectVocabulary } from './vocabulary.ts';

/** What some texts speak of. */
export interface SubjectsInTexts {
  /** The language of most texts; English if there are none. */
  language: string;
  /** For each text, the ids of its subjects, each with a marker of it. */
  found: ReadonlyMap<string, string>[];
}

/**
 * Finds the subjects of texts. Each is read in its own language and in that of most texts, in case
 * we guessed wrong. Cost: O(all text), some 50 microseconds for a post.
 */
export function subjectsInTexts(texts: readonly string[]): SubjectsInTexts {
  const languages = texts.map(languageOf);
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [[language] = ['en']] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return {
    language,
    found: texts.map(
      (text, at) =>
        new Map(
          [...new Set([languages[at], language])].flatMap((of) => [
            ...subjectVocabulary(of).subjectsOf(text),
          ]),
        ),
    ),
  };
}

function languageOf(text: string): string {
  const words = tokens(text).flatMap(({ kind, text: word }) =>
    kind === 'word' ? foldAccents(shownForm(word)).split("'") : [],
  );
  return guessLanguage(text, words);
}
