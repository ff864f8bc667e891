import wrapAnsi from 'wrap-ansi';
import type { Phrase } from './summary.ts';

/**
 * Breaks phrases into lines of at most `columns` columns, between words where possible, and paints
 * the labels.
 */
export function wrap(
  phrases: Phrase[],
  columns: number,
  paintLabel: (text: string) => string,
): string[] {
  const painted = phrases
    .map((phrase) => (typeof phrase === 'string' ? phrase : paintLabel(phrase.label)))
    .join('')
    .trim();
  if (painted === '') return [];
  return wrapAnsi(painted, columns, { hard: true }).split('\n');
}
