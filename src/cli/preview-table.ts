import { cutToWidth, displayWidth } from '../render/wording/display-width.ts';
import { printable } from './streams.ts';

const WIDEST_CELL = 24;
const MOST_COLUMNS = 6;

/** The first rows of a list under the names of its columns, as lines of text. */
export function previewTable(columns: readonly string[], rows: readonly string[][]): string[] {
  const shown = columns.slice(0, MOST_COLUMNS);
  const cells = [shown, ...rows].map((row) =>
    shown.map((_, i) => cutToWidth(printable(row[i] ?? ''), WIDEST_CELL)),
  );
  const widths = shown.map((_, i) => Math.max(...cells.map((row) => displayWidth(row[i]!))));
  return cells.map((row) => {
    const padded = row.map((cell, i) => cell + ' '.repeat(widths[i]! - displayWidth(cell)));
    return `  ${padded.join('  ').trimEnd()}`;
  });
}
