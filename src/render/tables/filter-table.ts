import { cellInWords } from './cell-in-words.ts';
import type { Cell, DataTable, Kind } from './data-table.ts';

/** Columns whose rows are chosen by one of their values. */
const CHOSEN: ReadonlySet<Kind> = new Set(['text', 'yes', 'topic', 'topics', 'community']);
const MOST_CHOICES = 100;

/** The values by which a column filters; empty: it does not, such as one that names each row. */
export function choicesOf({ columns, rows }: DataTable, column: number): string[] {
  if (!CHOSEN.has(columns[column].kind)) return [];
  const values = new Set(rows.flatMap((row) => wordsOf(row[column])));
  const namesRows =
    rows.length > 2 && values.size === rows.length && columns[column].kind !== 'topics';
  return values.size < 2 || values.size > MOST_CHOICES || namesRows ? [] : [...values].sort();
}

/** The rows that have all the chosen values, by column, and somewhere the text. */
export function filteredRows(
  rows: DataTable['rows'],
  chosen: ReadonlyMap<number, string>,
  text: string,
): DataTable['rows'] {
  const wanted = text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      chosen.entries().every(([column, value]) => wordsOf(row[column]).includes(value)) &&
      (wanted === '' || row.some((cell) => textOf(cell).toLowerCase().includes(wanted))),
  );
}

function wordsOf(cell: Cell): string[] {
  if (cell.kind !== 'topics') return [cellInWords(cell)];
  return cell.value.map((value) => cellInWords({ kind: 'topic', value }));
}

function textOf(cell: Cell): string {
  if (cell.kind === 'person') return Object.values(cell.value).join(' ');
  if (cell.kind === 'quote' || cell.kind === 'note') return cell.value ?? '';
  return cellInWords(cell);
}
