import type { Fields } from '../../model/fields.ts';
import { cellsOf } from '../text/csv-cells-of.ts';
import { CellReader, type CellRow } from '../text/csv-reader.ts';
import type { TextLine } from '../text/text-lines.ts';
import { trimLine } from '../text/text-lines.ts';
import { columnsOfPeople } from './columns.ts';
import { isPlainHandle } from './copied-page.ts';
import { HeldFooters, isFooter, isSum } from './footers.ts';
import { isHandleAlone, namesIn } from './names-in-line.ts';
import type { ListPart, ListRow } from './list-row.ts';

/** How to read the rows of a table. */
export interface TableForm {
  delimiter: string;
  /** One for each column. */
  names: string[];
  /** The first line with a row of the list. */
  firstLine: number;
  /** Whether each row is in quotes, as one cell. */
  isWrapped: boolean;
}

/** How to read the lines of a text. */
export interface PlainForm {
  /** The first line that names people. */
  firstLine: number;
  /** Whether it is a copied page, on which only handles alone in a line count. */
  isPage: boolean;
  /** On a copied page whose handles have no `@`, the lines that end each person. */
  buttons?: readonly string[];
}

/** An id, and no count below a list: the row is that of a person, whatever they are called. */
const ID = /^\d{5,}$/u;

/** Reads the rows of CSV. Ignores empty cells beyond the last column, and treats missing ones as empty. */
export async function* readTable(
  lines: AsyncIterable<TextLine[]>,
  { delimiter, names, firstLine, isWrapped }: TableForm,
): AsyncGenerator<ListPart> {
  // Inside quotes, no delimiter separates cells.
  const reader = new CellReader(isWrapped ? '\0' : delimiter);
  const ids = names.indexOf(columnsOfPeople(names).id ?? '');
  const footers = new HeldFooters<CellRow>(
    (row) => 'cells' in row && isFooter(row.cells) && !ID.test(row.cells[ids]?.trim() ?? ''),
  );
  const read = (found: Iterable<CellRow>): ListPart => ({
    rows: rowsOf(names, footers.take(isWrapped ? unwrapped(found, delimiter) : found)),
    beside: [],
  });
  for await (const block of lines) {
    const wanted = block.filter(({ number }) => number >= firstLine);
    yield read(reader.read(wanted, false));
  }
  yield read(reader.read([], true));
}

/** Takes the only cell of each row for a row of its own. */
function* unwrapped(rows: Iterable<CellRow>, delimiter: string): Generator<CellRow> {
  for (const row of rows)
    yield 'cells' in row ? { ...row, cells: cellsOf(row.cells[0] ?? '', delimiter).cells } : row;
}

/** Leaves out headers in the middle, as of files that were joined, and lines below a header. */
function rowsOf(names: readonly string[], rows: Iterable<CellRow>): ListRow[] {
  return [...rows]
    .filter((row) => !('cells' in row && isNoRow(names, row.cells)))
    .map((row) => rowOf(names, row));
}

function isNoRow(names: readonly string[], cells: readonly string[]): boolean {
  if (names.every((name, at) => cells[at]?.trim() === name)) return true;
  const drawn = cells.filter((cell) => cell.trim() !== '');
  return drawn.length > 0 && drawn.every((cell) => LINE.test(cell));
}

/** A cell below the header of a table in Markdown. */
const LINE = /^\s*:?-{2,}:?\s*$/;

function rowOf(names: readonly string[], row: CellRow): ListRow {
  const { number: line, text } = row;
  if ('reason' in row) return { line, text, rejection: row.reason };
  return { line, text, ...fieldsOfCells(names, row.cells) };
}

/** Returns the cells of a row by the names of their columns. */
function fieldsOfCells(
  names: readonly string[],
  cells: readonly string[],
): { fields: Fields } | { rejection: string } {
  const beyond = cells.slice(names.length).some((cell) => cell.trim() !== '');
  if (beyond) {
    return { rejection: `the row has ${cells.length} cells, the header has ${names.length}` };
  }
  const fields: Fields = Object.create(null);
  for (const [column, name] of names.entries()) {
    const cell = cells[column]?.trim() ?? '';
    if (cell !== '') fields[name] = cell;
  }
  return { fields };
}

/** The name of the only column of a text with one person a line. */
const VALUE = 'value';

/** Reads a text whose lines name people. */
export async function* readPlain(
  lines: AsyncIterable<TextLine[]>,
  { firstLine, isPage, buttons }: PlainForm,
): AsyncGenerator<ListPart> {
  const footers = new HeldFooters<TextLine>(({ text }) => isBelow(text));
  const ended = buttons === undefined ? undefined : new EndedPeople(buttons);
  const isRead = (text: string): boolean => ended?.begins(text) ?? (!isPage || isHandleAlone(text));
  for await (const block of lines) {
    const wanted = block.filter(({ number, text }) => number >= firstLine && isRead(text));
    yield { rows: footers.take(wanted).flatMap(peopleIn), beside: [] };
  }
}

/** Whether a line below a list of names can be its footer: it names nobody, or is a sum. */
export function isBelow(line: string): boolean {
  return line.trim() !== '' && (namesIn(line).length === 0 || isSum(line.trim()));
}

/** Finds the handle of each person on a page: the first one after a button. */
class EndedPeople {
  readonly #buttons: ReadonlySet<string>;
  #isOpen = true;

  constructor(buttons: readonly string[]) {
    this.#buttons = new Set(buttons);
  }

  begins(line: string): boolean {
    const text = line.trim();
    const begins = this.#isOpen && isPlainHandle(text) && !this.#buttons.has(text);
    if (begins) this.#isOpen = false;
    if (this.#buttons.has(text)) this.#isOpen = true;
    return begins;
  }
}

/** Returns a row for each person in a line. Nobody can be read from other lines, which are rejected. */
function peopleIn({ number: line, text: raw, fault }: TextLine): ListRow[] {
  const text = trimLine(raw).trim();
  if (fault !== undefined) return [{ line, text, rejection: fault }];
  if (text === '') return [];
  const names = namesIn(text);
  return (names.length > 0 ? names : [text]).map((name) => ({
    line,
    text: names.length > 1 ? name : text,
    fields: { [VALUE]: name },
  }));
}
