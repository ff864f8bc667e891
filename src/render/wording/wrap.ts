import type { Phrase } from './summary.ts';
import { cutToWidth, displayWidth } from './display-width.ts';

type Paint = (text: string) => string;

interface Word {
  painted: string;
  width: number;
}

/**
 * Breaks phrases into lines of at most `columns` columns, between words, and paints the labels.
 * Cuts a single word that is wider, and leaves the last column for a comma or full stop after it.
 */
export function wrap(phrases: Phrase[], columns: number, paintLabel: Paint): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of words(phrases, columns, paintLabel)) {
    if (width > 0 && width + 1 + word.width > columns) {
      lines.push(line);
      line = '';
      width = 0;
    }
    line += width > 0 ? ` ${word.painted}` : word.painted;
    width += (width > 0 ? 1 : 0) + word.width;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** Splits phrases into words; a label and the comma after it are one word. */
function words(phrases: Phrase[], columns: number, paintLabel: Paint): Word[] {
  const found: Word[] = [];
  let open = false;
  for (const phrase of phrases) {
    const text = typeof phrase === 'string' ? phrase : phrase.label;
    for (const part of text.split(/( +)/u)) {
      if (part === '') continue;
      if (part.startsWith(' ')) {
        open = false;
        continue;
      }
      const shown = cutToWidth(part, columns - 1);
      const painted = typeof phrase === 'string' ? shown : paintLabel(shown);
      const last = found.at(-1);
      if (open && last !== undefined) {
        last.painted += painted;
        last.width += displayWidth(shown);
      } else {
        found.push({ painted, width: displayWidth(shown) });
      }
      open = true;
    }
  }
  return found;
}
