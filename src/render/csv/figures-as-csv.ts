import { stringify } from 'csv-stringify/browser/esm/sync';
import { CSV_FORM } from './csv-form.ts';
import { harmlessCell } from './harmless-cell.ts';
import type { Figures } from '../markup/markup.ts';

/** Writes the figures of a chart as RFC 4180. Texts are harmless to spreadsheets; unknown figures are empty. */
export function figuresAsCsv({ columns, rows }: Figures): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? harmlessCell(cell) : (cell ?? ''))),
  );
  return stringify([columns, ...cells], CSV_FORM);
}
