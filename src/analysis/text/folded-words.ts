import { foldAccents, shownForm } from './normal-form.ts';
import { tokens } from './tokens.ts';

/** Returns the words of a text as stop words are compared: without capitals and accents. */
export function foldedWords(text: string): string[] {
  return tokens(text).flatMap(({ kind, text: word }) =>
    kind === 'word' ? foldAccents(shownForm(word)).split("'") : [],
  );
}
