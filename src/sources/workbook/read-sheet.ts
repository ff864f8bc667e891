import type { StoredFile } from '../container/container.ts';
import { cellText, type RawCell, type Shared } from './cell-text.ts';
import { NoWorkbook, readXml, withPiece, type Attributes } from './read-xml.ts';

export interface SheetRow {
  /** Counted from 1. */
  number: number;
  cells: string[];
}

/** The limits of a sheet in Excel. */
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];

/** The most characters of a row. A row of Excel can have more, but no list has one. */
const LONGEST_ROW = 4 * 1024 * 1024;

/** Reads the rows of a sheet that have cells, as a stream. */
export async function* readSheet(file: StoredFile, shared: Shared): AsyncGenerator<SheetRow> {
  let rows: SheetRow[] = [];
  let row: SheetRow = { number: 0, cells: [] };
  let cell: RawCell | undefined;
  let [isValue, isPronounced] = [false, false];
  let characters = 0;
  const xml = readXml(file.read(), {
    open(tag, attributes) {
      if (tag === 'row') {
        row = { number: numberOf(attributes, row.number), cells: [] };
        characters = 0;
      }
      if (tag === 'c') {
        fill(row.cells, attributes['r']);
        cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s']), value: '' };
      }
      if (tag === 'v' || tag === 't') isValue = true;
      if (tag === 'rPh') isPronounced = true;
    },
    text(piece) {
      if (cell !== undefined && isValue && !isPronounced) cell.value = withPiece(cell.value, piece);
    },
    close(tag) {
      if (tag === 'v' || tag === 't') isValue = false;
      if (tag === 'rPh') isPronounced = false;
      if (tag === 'c' && cell !== undefined) {
        const text = cellText(cell, shared);
        // Many cells can refer to one text, and their line repeats it.
        characters += text.length;
        if (characters > LONGEST_ROW) throw new NoWorkbook('has a row longer than any list has');
        row.cells.push(text);
        cell = undefined;
      }
      if (tag === 'row' && row.cells.length > 0) rows.push(row);
    },
  });
  for await (const _ of xml) {
    yield* rows;
    rows = [];
  }
}

/** Returns the number of a row. A row without one has the next number. */
function numberOf({ r }: Attributes, last: number): number {
  const number = Math.max(Number(r) || 0, last + 1);
  if (number > MOST_ROWS) throw new NoWorkbook(`has more than ${MOST_ROWS} rows`);
  return number;
}

/** Adds the empty cells before the one at an address such as `C7`. */
function fill(cells: string[], address: string | undefined): void {
  const column = columnOf(address) ?? cells.length + 1;
  if (Math.max(column, cells.length) > MOST_COLUMNS) {
    throw new NoWorkbook(`has more than ${MOST_COLUMNS} columns`);
  }
  while (cells.length < column - 1) cells.push('');
}

function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]+/i.exec(address ?? '')?.[0].toUpperCase();
  if (letters === undefined) return undefined;
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
