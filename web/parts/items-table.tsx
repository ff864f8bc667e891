import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Column, dataTable } from '../../src/render/tables/data-table.ts';
import { CellView } from './cell-view.tsx';
import { DataTableView } from './data-table.tsx';

/** A column that only the dashboard has, such as one of buttons. */
export interface ExtraItems<Item> {
  title: string;
  cell: (item: Item) => ComponentChildren;
}

/** A table of items by declared columns. It sorts, filters, and downloads what it shows. */
export function ItemsTable<Item>({
  name,
  file,
  columns,
  items,
  none,
  atFirst,
  extra,
  shown = {},
  keyOf,
}: {
  name: string;
  /** The name of the file. */
  file: string;
  columns: readonly Column<Item>[];
  items: readonly Item[];
  /** Said instead of a table without rows. */
  none?: string;
  atFirst?: number;
  extra?: ExtraItems<Item> | false;
  /** Cells that show more than their values, by the names of their columns. */
  shown?: Record<string, (item: Item) => ComponentChildren>;
  /** By which rows stay themselves when others come or go. */
  keyOf?: (item: Item) => string;
}) {
  const table = useMemo(() => dataTable(file, columns, items), [file, columns, items]);
  const byRow = new Map(table.rows.map((row, at) => [row, items[at]]));
  return (
    <DataTableView
      name={name}
      table={table}
      {...(none !== undefined && { none })}
      {...(atFirst && { atFirst })}
      {...(keyOf && { keyOf: (row) => keyOf(byRow.get(row)!) })}
      {...(extra && {
        extra: { title: extra.title, cell: (row) => extra.cell(byRow.get(row)!) },
      })}
      shown={(cell, row, column) =>
        shown[table.columns[column].name]?.(byRow.get(row)!) ?? <CellView cell={cell} />
      }
    />
  );
}
