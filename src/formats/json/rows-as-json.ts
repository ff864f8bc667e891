import type { ExportTable } from '../../views/exports/export-table.ts';

/** Writes a JSON array of rows in chunks, one row a line. Missing values are `null`; lists are arrays. */
export function* rowsAsJson({ fields, rows }: ExportTable): Generator<string> {
  let before = '[\n';
  for (const row of rows) {
    const entries = row.map((value, at) => [fields[at].name, value]);
    yield before + JSON.stringify(Object.fromEntries(entries));
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
