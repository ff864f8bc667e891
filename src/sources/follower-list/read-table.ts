import type { Fields } from '../../model/fields.ts';
import { CellReader, type CellRow } from '../text/csv-reader.ts';
import type { TextLine } from '../text/text-lines.ts';
import { trimLine } from '../text/text-lines.ts';
import type { ListPart, ListRow } from './list-row.ts';

/** How to read the rows of a table. */
export interface TableForm {
  delimiter: string;
  /** One for each column. */
  names: string[];
  /** The first line with a row of the list. */
  firstLine: number;
}

/** Reads the rows of CSV. Ignores empty cells beyond the last column, and treats missing ones as empty. */
export async function* readTable(
  lines: AsyncIterable<TextLine[]>,
  { delimiter, names, firstLine }: TableForm,
): AsyncGenerator<ListPart> {
  const reader = new CellReader(delimiter);
  for await (const block of lines) {
    const wanted = block.filter(({ number }) => number >= firstLine);
    yield { rows: rowsOf(names, reader.read(wanted, false)), beside: [] };
  }
  yield { rows: rowsOf(names, reader.read([], true)), beside: [] };
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

/** Reads a text that has one id, handle or address a line. */
export async function* readPlain(lines: AsyncIterable<TextLine[]>): AsyncGenerator<ListPart> {
  for await (const block of lines) {
    const rows: ListRow[] = [];
    for (const { number, text: raw, fault } of block) {
      const text = trimLine(raw).trim();
      if (fault !== undefined) rows.push({ line: number, text, rejection: fault });
      else if (text !== '') rows.push({ line: number, text, fields: { [VALUE]: text } });
    }
    yield { rows, beside: [] };
  }
}
