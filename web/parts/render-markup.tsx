import { h } from 'preact';
import type { VNode } from 'preact';
import type { Content, ShownTable } from '../../src/render/markup/markup.ts';
import { shownColumns } from '../../src/render/tables/data-table.ts';
import { Command } from './command.tsx';
import { DataTableView } from './data-table.tsx';
import { Figure } from './figure.tsx';

/** Turns markup of the exports into Preact nodes. Charts get export buttons, and tables sort. No text is parsed as HTML. */
export function renderMarkup(content: Content): VNode | string {
  if (typeof content === 'string') return content;
  const { tag, attributes, children, figures, table } = content;
  if (tag === 'code') return <Command>{children.join('')}</Command>;
  if (table !== undefined) return <SortedTable {...table} />;
  const element = h(tag, attributes, ...children.map(renderMarkup));
  return figures === undefined ? element : <Figure figures={figures}>{element}</Figure>;
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
      shown={(_cell, row, column) => byRow.get(row)![places.get(column)!].map(renderMarkup)}
    />
  );
}
