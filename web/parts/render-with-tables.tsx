import type { VNode } from 'preact';
import type { Content, ShownTable } from '../../src/render/markup/markup.ts';
import { shownColumns } from '../../src/render/tables/data-table.ts';
import { DataTableView } from './data-table.tsx';
import { renderMarkup } from './render-markup.tsx';

/** Turns markup of the exports into Preact nodes, with tables that sort. */
export function renderWithTables(content: Content): VNode | string {
  return renderMarkup(content, (table) => <SortedTable {...table} />);
}

/** A table of the exports, all of whose rows are shown. */
function SortedTable({ name, data, contents }: ShownTable) {
  const places = new Map(shownColumns(data).map(({ at }, place) => [at, place]));
  const byRow = new Map(data.rows.map((row, at) => [row, contents[at]]));
  return (
    <DataTableView
      name={name}
      table={data}
      atFirst={data.rows.length}
      shown={(_cell, row, column) =>
        byRow.get(row)![places.get(column)!].map((content) => renderMarkup(content))
      }
    />
  );
}
