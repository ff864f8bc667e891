import { cellInWords } from './cell-in-words.ts';
import type { Cell, DataTable } from './data-table.ts';

/** The order of a table: the position of its column, and which end comes first. */
export interface TableOrder {
  column: number;
  descending: boolean;
}

/** Sorts rows by a column. Unknown values come last either way; equal rows keep their order. */
export function sortedRows(
  rows: DataTable['rows'],
  { column, descending }: TableOrder,
): DataTable['rows'] {
  const keyed = rows.map((row) => ({ row, key: sortKey(row[column]) }));
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      const order = a.key < b.key ? -1 : Number(a.key > b.key);
      return descending ? -order : order;
    })
    .map(({ row }) => row);
}

function sortKey(cell: Cell): number | string | null {
  switch (cell.kind) {
    case 'estimate':
    case 'people':
    case 'loss':
    case 'change':
      return cell.value?.estimate ?? null;
    case 'count':
    case 'decimal':
    case 'share':
    case 'day':
      return cell.value;
    case 'between':
      return cell.value?.before ?? null;
    case 'post':
      return cell.value.at;
    case 'yes':
      return Number(cell.value);
    default:
      return cell.kind !== 'person' && cell.kind !== 'topics' && cell.value === null
        ? null
        : cellInWords(cell).toLowerCase();
  }
}
