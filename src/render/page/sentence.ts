import { element } from '../markup/markup.ts';
import type { Content } from '../markup/markup.ts';
import type { Sentence } from '../wording/summary.ts';
import { withCode } from './with-code.ts';

/** A sentence with its labels in bold, and a space after it. */
export function sentence(phrases: Sentence): Content[] {
  const written = phrases.flatMap((phrase) =>
    typeof phrase === 'string'
      ? withCode(phrase)
      : [element('strong', {}, element('bdi', {}, phrase.label))],
  );
  return [...written, ' '];
}
