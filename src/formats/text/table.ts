import { cutToWidth, displayWidth } from '../../render/wording/display-width.ts';
import { wrap } from '../../render/wording/wrap.ts';
import type { Paint } from './palette.ts';

export interface Column {
  title: string;
  align: 'left' | 'right';
  /** The table may cut the column to this width to fit. */
  least?: number;
  /** The title, and rows of a table that has to cut it, take up to {@link MOST_LINES} lines. */
  wraps?: boolean;
  /** If cutting is not enough, the table leaves out columns, the highest number first; never those without a number. */
  leaveOut?: number;
  /** Shown only if nothing has to be cut or left out for it. */
  isExtra?: boolean;
}

export interface Cell {
  text: string;
  paint?: Paint;
}

const GAP = '  ';
const MOST_LINES = 3;

/**
 * Writes rows as aligned lines of at most `columns` display columns, the titles first. Leaves out
 * columns that do not fit, then cuts those that may be cut, widest first.
 */
export function table(all: Column[], rows: Cell[][], columns: number, paintTitle: Paint): string[] {
  const kept = fittingColumns(all, rows, columns);
  const widths = cutWidths(
    kept.map((column) => all[column]),
    kept.map((column) => naturalWidth(all, rows, column)),
    columns,
  );
  const write = (cells: Cell[]): string =>
    cells
      .map((cell, index) => align(cell, widths[index], all[kept[index]].align))
      .join(GAP)
      .trimEnd();
  const lines = (row: Cell[]): string[] => {
    const cells = kept.map((column, index) =>
      all[column].wraps ? wrapped(row[column], widths[index]) : [row[column]],
    );
    const most = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: most }, (_, line) =>
      write(cells.map((cell) => cell[line] ?? { text: '' })),
    );
  };
  return [
    ...lines(all.map(({ title }) => ({ text: title, paint: paintTitle }))),
    ...rows.flatMap(lines),
  ];
}

/** The lines of a cell; the last one has the rest, for {@link align} to cut. */
function wrapped({ text, ...cell }: Cell, width: number): Cell[] {
  const lines = wrap([unbroken(text, width)], width, (label) => label).map((line) =>
    line.replaceAll(NO_BREAK, ' '),
  );
  const rest = lines.slice(MOST_LINES - 1).join(' ');
  return [...lines.slice(0, MOST_LINES - 1), ...(rest === '' ? [] : [rest])].map((line) => ({
    ...cell,
    text: line,
  }));
}

const NO_BREAK = '\u00a0';

/** Keeps an interval in brackets on one line if it fits there. */
function unbroken(text: string, width: number): string {
  return text.replaceAll(/\([^()]*\)/gu, (interval) =>
    displayWidth(interval) <= width ? interval.replaceAll(' ', NO_BREAK) : interval,
  );
}

function fittingColumns(all: Column[], rows: Cell[][], columns: number): number[] {
  let kept = all.map((_, column) => column);
  const natural = kept.map((column) => naturalWidth(all, rows, column) + GAP.length);
  if (natural.reduce((a, b) => a + b, -GAP.length) > columns)
    kept = kept.filter((column) => all[column].isExtra !== true);
  const needed = (): number =>
    kept.reduce(
      (total, column) => {
        const natural = naturalWidth(all, rows, column);
        return total + Math.min(natural, all[column].least ?? natural);
      },
      GAP.length * (kept.length - 1),
    );
  while (needed() > columns) {
    const first = kept
      .filter((column) => all[column].leaveOut !== undefined)
      .toSorted((a, b) => all[b].leaveOut! - all[a].leaveOut!)
      .at(0);
    if (first === undefined) break;
    kept = kept.filter((column) => column !== first);
  }
  return kept;
}

function naturalWidth(all: Column[], rows: Cell[][], column: number): number {
  return rows.reduce(
    (widest, row) => Math.max(widest, displayWidth(row[column].text)),
    displayWidth(all[column].title),
  );
}

function cutWidths(kept: Column[], natural: number[], columns: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((a, b) => a + b, GAP.length * (widths.length - 1)) - columns;
  while (excess > 0) {
    const spare = widths.map((width, index) => width - (kept[index].least ?? width));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] <= 0) break;
    widths[widest]--;
    excess--;
  }
  return widths;
}

function align({ text, paint }: Cell, width: number, side: 'left' | 'right'): string {
  const cut = cutToWidth(text, width);
  const space = ' '.repeat(Math.max(0, width - displayWidth(cut)));
  const painted = paint && cut !== '' ? paint(cut) : cut;
  return side === 'left' ? painted + space : space + painted;
}
