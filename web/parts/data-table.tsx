import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { cellInWords } from '../../src/render/tables/cell-in-words.ts';
import { type Cell, type DataTable, FIGURES } from '../../src/render/tables/data-table.ts';
import { choicesOf, filteredRows } from '../../src/render/tables/filter-table.ts';
import { sortedRows, type TableOrder } from '../../src/render/tables/sort-table.ts';
import { writeCount } from '../../src/render/wording/numbers.ts';
import { readableLabel } from '../../src/render/wording/readable-label.ts';
import { hrefOf } from '../shell/address.ts';
import { PersonLink } from './person-link.tsx';
import { saveFile } from './save-file.ts';
import { Table } from './table.tsx';

const AT_FIRST = 25;
const MORE = 100;

/** A table that sorts, filters, and downloads the rows it shows. */
export function DataTableView({ name, table }: { name: string; table: DataTable }) {
  const [order, setOrder] = useState<TableOrder>();
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map());
  const [text, setText] = useState('');
  const [most, setMost] = useState(AT_FIRST);
  const rows = useMemo(() => {
    const kept = filteredRows(table.rows, chosen, text);
    return order === undefined ? kept : sortedRows(kept, order);
  }, [table, chosen, text, order]);
  const shown = rows.slice(0, most);
  const download = async (): Promise<void> => {
    // Loaded on demand, because few tables are downloaded.
    const { tableAsCsv } = await import('../../src/render/tables/table-as-csv.ts');
    saveFile(`${table.name}.csv`, tableAsCsv({ ...table, rows }), 'text/csv;charset=utf-8');
  };
  if (table.rows.length === 0) return <p class="missing">No rows.</p>;
  return (
    <>
      <form class="line" aria-label={`Filter ${name}`} onSubmit={(event) => event.preventDefault()}>
        <label>
          Filter
          <input
            type="search"
            value={text}
            maxLength={100}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        {table.columns.map(({ title }, column) => (
          <Choice
            key={title}
            title={title}
            choices={choicesOf(table, column)}
            value={chosen.get(column)}
            onChoose={(value) => setChosen(withChoice(chosen, column, value))}
          />
        ))}
        <button type="button" onClick={() => void download()}>
          Download CSV
        </button>
      </form>
      <p class="note" role="status">
        {rows.length === table.rows.length
          ? `${writeCount(rows.length)} rows`
          : `${writeCount(rows.length)} of ${writeCount(table.rows.length)} rows`}
      </p>
      {rows.length === 0 ? (
        <p class="missing">No rows match the filter.</p>
      ) : (
        <div class="data-table">
          <Table
            name={name}
            columns={table.columns.map(({ title, term, kind }, column) => ({
              title,
              ...(term !== undefined && { term }),
              ...(FIGURES.has(kind) && { kind: 'figure' as const }),
              ...(order?.column === column && {
                sorted: order.descending ? 'descending' : 'ascending',
              }),
              onSort: () => setOrder(nextOrder(order, column, FIGURES.has(kind))),
            }))}
            rows={shown.map((cells, at) => ({
              key: String(at),
              cells: cells.map((cell) => <CellView cell={cell} />),
            }))}
          />
        </div>
      )}
      {rows.length > most && (
        <button type="button" onClick={() => setMost(most + MORE)}>
          Show more
        </button>
      )}
    </>
  );
}

/** Figures begin with the largest, words with the first. A second click turns the order round. */
function nextOrder(order: TableOrder | undefined, column: number, isFigure: boolean): TableOrder {
  const descending = order?.column === column ? !order.descending : isFigure;
  return { column, descending };
}

function withChoice(
  chosen: ReadonlyMap<number, string>,
  column: number,
  value: string,
): ReadonlyMap<number, string> {
  const next = new Map(chosen);
  if (value === '') next.delete(column);
  else next.set(column, value);
  return next;
}

function Choice({
  title,
  choices,
  value = '',
  onChoose,
}: {
  title: string;
  choices: readonly string[];
  value?: string | undefined;
  onChoose: (value: string) => void;
}) {
  if (choices.length === 0) return null;
  return (
    <label>
      {title}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">all</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A cell, with links to the pages of people, posts, topics and communities. */
function CellView({ cell }: { cell: Cell }): ComponentChildren {
  switch (cell.kind) {
    case 'person':
      return <PersonLink person={cell.value} />;
    case 'post':
      return (
        <a href={hrefOf(`/posts/${encodeURIComponent(cell.value.id)}`)}>{cellInWords(cell)}</a>
      );
    case 'community':
      return cell.value === null ? 'none' : <Link of="communities" {...cell.value} />;
    case 'topic':
      return cell.value === null ? 'none' : <Link of="topics" {...cell.value} />;
    case 'topics':
      return cell.value.map((topic, at) => (
        <span key={topic.id}>
          {at > 0 && ', '}
          <Link of="topics" {...topic} />
        </span>
      ));
    default:
      return <bdi>{cellInWords(cell)}</bdi>;
  }
}

function Link({ of, id, label }: { of: 'topics' | 'communities'; id: string; label: string }) {
  return (
    <a href={hrefOf(`/${of}/${encodeURIComponent(id)}`)}>
      <bdi>{readableLabel(label)}</bdi>
    </a>
  );
}
