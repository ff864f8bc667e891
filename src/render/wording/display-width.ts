import stringWidth from 'string-width';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Returns how many terminal columns a text takes; emoji and most of East Asia's letters take two. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/** Returns the text, cut with an ellipsis if it is wider than `columns`. */
export function cutToWidth(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let shown = '';
  let width = 1;
  for (const { segment } of graphemes.segment(text)) {
    width += displayWidth(segment);
    if (width > columns) break;
    shown += segment;
  }
  return `${shown.trimEnd()}…`;
}
