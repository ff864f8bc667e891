import wrapAnsi from 'wrap-ansi';
import type { Phrase } from './summary.ts';

/** Where a label stands in a text. */
interface Range {
  from: number;
  to: number;
}

/**
 * Breaks phrases into lines of at most `columns` columns, between words where possible, and paints
 * the labels. It paints each line by itself, after breaking, so paint takes no room.
 */
export function wrap(
  phrases: Phrase[],
  columns: number,
  paintLabel: (text: string) => string,
): string[] {
  const { text, labels } = joined(phrases);
  if (text.trim() === '') return [];
  let end = 0;
  return wrapAnsi(text, columns, { hard: true })
    .split('\n')
    .map((line) => {
      const from = text.indexOf(line, end);
      end = from + line.length;
      return painted(text, { from, to: end }, labels, paintLabel);
    });
}

function joined(phrases: Phrase[]): { text: string; labels: Range[] } {
  const labels: Range[] = [];
  let text = '';
  for (const phrase of phrases) {
    // `wrapAnsi` does so too.
    const part = (typeof phrase === 'string' ? phrase : phrase.label).normalize();
    if (typeof phrase !== 'string')
      labels.push({ from: text.length, to: text.length + part.length });
    text += part;
  }
  return { text: text.trimEnd(), labels };
}

/** The line of the text, with the parts of labels in it painted. */
function painted(
  text: string,
  line: Range,
  labels: readonly Range[],
  paintLabel: (text: string) => string,
): string {
  let [written, at] = ['', line.from];
  for (const label of labels) {
    const [from, to] = [Math.max(label.from, line.from), Math.min(label.to, line.to)];
    if (from >= to) continue;
    written += text.slice(at, from) + paintLabel(text.slice(from, to));
    at = to;
  }
  return written + text.slice(at, line.to);
}
