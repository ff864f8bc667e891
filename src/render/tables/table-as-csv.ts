import { figuresAsCsv } from '../csv/figures-as-csv.ts';
import type { DataTable } from './data-table.ts';
import { fieldNames, fieldValues } from './fields.ts';

/** Writes a table as RFC 4180, with cells that no spreadsheet runs. */
export function tableAsCsv({ name, columns, rows }: DataTable): string {
  return figuresAsCsv({
    name,
    columns: columns.flatMap(fieldNames),
    rows: rows.map((cells) =>
      cells
        .flatMap(fieldValues)
        .map((value) => (typeof value === 'boolean' ? String(value) : value)),
    ),
  });
}
