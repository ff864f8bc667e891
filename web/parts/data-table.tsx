import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import {
  type Cell,
  type DataTable,
  FIGURES,
  type Kind,
  shownColumns,
} from '../../src/render/tables/data-table.ts';
import { choicesOf, filteredRows } from '../../src/render/tables/filter-table.ts';
import { sortedRows, type TableOrder } from '../../src/render/tables/sort-table.ts';
import { writeCount } from '../../src/render/wording/numbers.ts';
import { CellView } from './cell-view.tsx';
import { saveFile } from './save-file.ts';
import { Table, type TableColumn } from './table.tsx';
import { nextOrder, SortBy } from './sort-by.tsx';
import { TableTools } from './table-tools.tsx';

const AT_FIRST = 25;
const MORE = 100;
/** Tables with fewer rows need no filter. */
const FEW = 8;
/** So few rows nobody sorts on a phone. */
const AT_A_GLANCE = 3;

type Row = DataTable['rows'][number];

/** A column that only the dashboard has, such as one of buttons. */
export interface ExtraColumn {
  title: string;
  cell: (row: Row) => ComponentChildren;
}

/** A table that sorts, filters, and downloads the rows it shows. The browser holds all of its rows. */
export function DataTableView({
  name,
  table,
  none = 'No rows.',
  atFirst = AT_FIRST,
  extra,
  shown: rich,
  keyOf,
}: {
  name: string;
  table: DataTable;
  /** Said instead of a table without rows. */
  none?: string;
  atFirst?: number;
  extra?: ExtraColumn;
  /** Shows a cell with more than its value. */
  shown?: (cell: Cell, row: Row, column: number) => ComponentChildren;
  keyOf?: (row: Row) => string;
}) {
  const [order, setOrder] = useState<TableOrder>();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [text, setText] = useState('');
  const rows = useMemo(() => {
    const byColumn = new Map([...chosen].map(([column, value]) => [Number(column), value]));
    const kept = filteredRows(table.rows, byColumn, text);
    return order === undefined ? kept : sortedRows(kept, order);
  }, [table, chosen, text, order]);
  const choices = useMemo(
    () =>
      table.columns.flatMap(({ title }, column) => {
        const values = choicesOf(table, column);
        const options = values.map((value) => ({ value, label: value }));
        return values.length === 0 ? [] : [{ name: String(column), title, options }];
      }),
    [table],
  );
  if (table.rows.length === 0) return <p class="missing">{none}</p>;
  const isFew = table.rows.length < FEW;
  return (
    <div class="data-table">
      {!isFew && (
        <>
          <TableTools
            name={name}
            text={text}
            onText={setText}
            choices={choices}
            chosen={chosen}
            onChoose={setChosen}
            onDownload={() => void download({ ...table, rows })}
          />
          <p class="note rows" role="status">
            {rows.length === table.rows.length
              ? `${writeCount(rows.length)} rows`
              : `${writeCount(rows.length)} of ${writeCount(table.rows.length)} rows`}
          </p>
        </>
      )}
      <Rows
        name={name}
        table={table}
        rows={rows}
        atFirst={atFirst}
        {...(order && { order })}
        onOrder={setOrder}
        {...(extra && { extra })}
        {...(rich && { shown: rich })}
        {...(keyOf && { keyOf })}
      />
      {isFew && (
        <p class="save">
          Export{' '}
          <button
            type="button"
            class="quiet"
            aria-label={`Download ${name} as CSV`}
            onClick={() => void download({ ...table, rows })}
          >
            CSV
          </button>
        </p>
      )}
    </div>
  );
}

/** The rows of a table under headings that sort it, the first ones at first. */
export function Rows({
  name,
  table,
  rows,
  atFirst = AT_FIRST,
  order,
  onOrder,
  extra,
  shown: rich = (cell) => <CellView cell={cell} />,
  keyOf,
}: {
  name: string;
  table: DataTable;
  rows: readonly Row[];
  atFirst?: number;
  order?: TableOrder;
  onOrder: (order: TableOrder) => void;
  extra?: ExtraColumn;
  shown?: (cell: Cell, row: Row, column: number) => ComponentChildren;
  /** By which rows stay themselves. Default: by their places in the table. */
  keyOf?: (row: Row) => string;
}) {
  const [most, setMost] = useState(atFirst);
  if (rows.length === 0) return <p class="missing">No rows match the filter.</p>;
  const columns = shownColumns(table);
  // A row keeps its buttons and fields wherever it is sorted.
  const keys = new Map(table.rows.map((row, at) => [row, String(at)]));
  return (
    <>
      {rows.length > AT_A_GLANCE && (
        <SortBy name={name} columns={columns} {...(order && { order })} onOrder={onOrder} />
      )}
      <Table
        name={name}
        columns={[
          ...columns.map(({ title, term, kind, at }) => ({
            title,
            ...(term !== undefined && { term }),
            ...classOf(kind),
            ...(order?.column === at && {
              sorted: order.descending ? ('descending' as const) : ('ascending' as const),
            }),
            onSort: () => onOrder(nextOrder(order, at, kind)),
          })),
          ...(extra ? [{ title: extra.title }] : []),
        ]}
        rows={rows.slice(0, most).map((row) => ({
          key: keyOf?.(row) ?? keys.get(row)!,
          cells: [
            ...columns.map(({ at }) => rich(row[at], row, at)),
            ...(extra ? [extra.cell(row)] : []),
          ],
        }))}
      />
      {rows.length > most && (
        <button type="button" onClick={() => setMost(most + MORE)}>
          Show more
        </button>
      )}
    </>
  );
}

function classOf(kind: Kind): Pick<TableColumn, 'kind'> {
  if (kind === 'note' || kind === 'quote') return { kind: kind === 'note' ? 'long' : 'quote' };
  if (kind === 'loss') return { kind: 'figure loss' };
  if (FIGURES.has(kind)) return { kind: 'figure' };
  return kind === 'text' || kind === 'yes' ? { kind: 'words' } : {};
}

/** Saves the rows of a table as CSV. */
export async function download(table: DataTable): Promise<void> {
  // Loaded on demand, because few tables are downloaded.
  const { tableAsCsv } = await import('../../src/render/tables/table-as-csv.ts');
  saveFile(`${table.name}.csv`, tableAsCsv(table), 'text/csv;charset=utf-8');
}
