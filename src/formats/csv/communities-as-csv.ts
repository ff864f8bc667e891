import { stringify } from 'csv-stringify/sync';
import { communityColumns, writtenRow } from '../../views/rows/community-row.ts';
import type {
  CommunityColumn,
  CommunityExport,
  CommunityOptions,
  CommunityRow,
} from '../../views/rows/community-row.ts';
import { CSV_FORM } from '../../render/csv/csv-form.ts';
import { harmlessCell } from '../../render/csv/harmless-cell.ts';

const ROWS_A_CHUNK = 1000;

/**
 * Writes RFC 4180 in chunks: a header row, then one row a follower. Lists are joined by `; `; missing
 * values are empty. Texts from outside are made harmless to spreadsheets; numbers, booleans and times
 * are unchanged.
 */
export function* communitiesAsCsv(
  { rows }: CommunityExport,
  options: CommunityOptions,
): Generator<string> {
  const columns = communityColumns(options);
  let cells: string[][] = [[...columns]];
  for (const row of rows) {
    const written = writtenRow(row);
    cells.push(columns.map((column) => cell(written[column])));
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

function cell(value: CommunityRow[CommunityColumn]): string {
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (Array.isArray(value)) return harmlessCell(value.join('; '));
  return harmlessCell(value ?? '');
}
