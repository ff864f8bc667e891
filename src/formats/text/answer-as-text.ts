import type { Answer } from '../../render/answers/answer.ts';
import { cellInWords } from '../../render/tables/cell-in-words.ts';
import { FIGURES, type Kind, shownColumns } from '../../render/tables/data-table.ts';
import { writeCount } from '../../render/wording/numbers.ts';
import { displayWidth } from '../../render/wording/display-width.ts';
import { readableNote } from '../../render/wording/readable-label.ts';
import { wrap } from '../../render/wording/wrap.ts';
import type { TextOptions } from './report-as-text.ts';
import { table } from './table.ts';

/** Terminals show the first rows. */
const MOST_ROWS = 20;

/** These figures may take several lines: the estimate, then its interval. */
const ESTIMATES: ReadonlySet<Kind> = new Set<Kind>(['loss', 'people', 'change']);

/** Other numbers, and dates, are never cut. */
const UNCUT: ReadonlySet<Kind> = new Set<Kind>(
  [...FIGURES, 'day' as const, 'post' as const].filter((kind) => !ESTIMATES.has(kind)),
);

/** Handles and intervals read better in one line. */
function leastWidth(kind: Kind, column: number, cells: readonly string[]): number {
  if (kind === 'loss') return 15;
  if (ESTIMATES.has(kind)) return Math.max(...cells.map(widestPart));
  if (column > 0) return 10;
  return kind === 'person' ? 20 : 13;
}

/** The width of the longer of an estimate and its interval. */
function widestPart(figure: string): number {
  return Math.max(...figure.split(/ (?=\()/u).map(displayWidth));
}

/** Writes an answer for a terminal: the sentences first, then the first rows of its table. */
export function answerAsText(
  { title, sentences, notes, table: found }: Answer,
  options: TextOptions,
): string {
  const columns = Math.min(100, Math.max(40, options.columns));
  const { palette } = options;
  const { rows } = found;
  const headings = shownColumns(found);
  const shown = rows.slice(0, MOST_ROWS);
  const more = rows.length - shown.length;
  const lines = [
    ...wrap([readableNote(title)], columns, palette.label).map(palette.heading),
    '',
    ...wrap(
      sentences.flatMap((sentence) => [...sentence, ' ']),
      columns,
      palette.label,
    ),
    ...notes.flatMap((note) => ['', ...wrap([note], columns, palette.label).map(palette.faint)]),
  ];
  if (shown.length === 0) return `${lines.join('\n')}\n`;
  const texts = shown.map((cells) => headings.map(({ at }) => cellInWords(cells[at])));
  const written = table(
    headings.map(({ title: heading, kind }, at) => ({
      title: heading,
      align: FIGURES.has(kind) ? 'right' : 'left',
      ...(!UNCUT.has(kind) && {
        least: leastWidth(
          kind,
          at,
          texts.map((cells) => cells[at]),
        ),
        wraps: true,
      }),
      ...(at > 1 && { leaveOut: at }),
    })),
    texts.map((cells) => cells.map((text) => ({ text }))),
    columns,
    palette.faint,
  );
  const rest = more > 0 ? ['', palette.faint(`${writeCount(more)} more: --format csv`)] : [];
  return `${[...lines, '', ...written, ...rest].join('\n')}\n`;
}
