import { stringify } from 'csv-stringify/sync';
import { CSV_FORM } from '../../render/csv/csv-form.ts';
import { harmlessCell } from '../../render/csv/harmless-cell.ts';
import type { ExportTable, ExportValue } from '../../views/exports/export-table.ts';

const ROWS_A_CHUNK = 1000;

/**
 * Writes RFC 4180 in chunks: a header row, then the rows. Lists are joined by `; `; missing values are
 * empty. Texts from outside are made harmless to spreadsheets; numbers, booleans and times are
 * unchanged.
 */
export function* rowsAsCsv({ fields, rows }: ExportTable): Generator<string> {
  let cells: string[][] = [fields.map(({ name }) => name)];
  for (const row of rows) {
    cells.push(row.map(cell));
    if (cells.length >= ROWS_A_CHUNK) {
      yield write(cells);
      cells = [];
    }
  }
  yield write(cells);
}

function write(cells: string[][]): string {
  return stringify(cells, CSV_FORM);
}

function cell(value: ExportValue): string {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return harmlessCell(value.join('; '));
  return harmlessCell(value ?? '');
}
