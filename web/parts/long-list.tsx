import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { type Column, dataTable } from '../../src/render/tables/data-table.ts';
import type { TableOrder } from '../../src/render/tables/sort-table.ts';
import { writeCount } from '../../src/render/wording/numbers.ts';
import { beginReplacing } from '../api/replacing.ts';
import type { Outcome } from '../api/request.ts';
import { useRequest } from '../api/use-request.ts';
import { CellView } from './cell-view.tsx';
import { download, Rows } from './data-table.tsx';
import { type ExtraItems, ItemsTable } from './items-table.tsx';
import { Failed, Shown } from './states.tsx';
import { type Choice, TableTools } from './table-tools.tsx';

interface ListPage<Item> {
  items: Item[];
  all: number;
  next: string | null;
}

/** What the server is asked for: filters by their names, the order, and where the page begins. */
export type AskedList = Record<string, string>;

interface Props<Item> {
  name: string;
  /** Changes with everything that `load` depends on. */
  id: string;
  columns: readonly Column<Item>[];
  /** The filters that the server knows. */
  choices: readonly Choice[];
  load: (asked: AskedList) => Promise<Outcome<ListPage<Item>>>;
  /** The name of the file. */
  file: string;
  /** Shown instead of an empty list. */
  none: string;
  atFirst?: number;
  /** A column that only the dashboard has, such as one of buttons. */
  extra?: ExtraItems<Item> | false;
  /** Cells that show more than their values, by the names of their columns. */
  shown?: Record<string, (item: Item) => ComponentChildren>;
  /** The key of a row, so that it stays the same row when others come or go. */
  keyOf?: (item: Item) => string;
  /** What stands above the list, given its first page; not if the list is empty. */
  above?: (items: readonly Item[]) => ComponentChildren;
}

/** How many entries the browser holds. It filters and sorts a list of at most this length itself. */
const HELD = '1000';

/** A list that the browser filters and sorts while it holds all of it, and the server otherwise. */
export function LongList<Item>(props: Props<Item>) {
  const { id, load, above } = props;
  const { request, shown: requested, retry } = useRequest(id, () => load({ limit: HELD }));
  return (
    <Shown request={request} retry={retry}>
      {(page) => (
        <>
          {page.items.length > 0 && above?.(page.items)}
          {page.next === null ? (
            <ItemsTable {...props} items={page.items} />
          ) : (
            <OnServer key={requested} {...props} whole={page} />
          )}
        </>
      )}
    </Shown>
  );
}

const TYPING_MS = 250;

function OnServer<Item>({ whole, ...props }: Props<Item> & { whole: ListPage<Item> }) {
  const { name, id, columns, choices, load, file } = props;
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState('');
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>();
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [order, setOrder] = useState<TableOrder>();
  const [failed, setFailed] = useState<{ title: string; advice: string }>();
  const asked: AskedList = {
    ...(wanted !== '' && { text: wanted }),
    ...Object.fromEntries(chosen),
    ...(order && {
      sort: columns[order.column].name,
      order: order.descending ? 'descending' : 'ascending',
    }),
  };
  const isWhole = Object.keys(asked).length === 0;
  const { request, retry } = useRequest(JSON.stringify([id, asked]), () =>
    isWhole
      ? Promise.resolve({ state: 'loaded' as const, value: whole })
      : load({ ...asked, limit: HELD }),
  );
  const type = (next: string): void => {
    setText(next);
    clearTimeout(timer);
    setTimer(setTimeout(() => setWanted(next.trim()), TYPING_MS));
  };
  const save = async (): Promise<void> => {
    const end = beginReplacing();
    const found = await allOf(load, asked);
    end();
    if (found.state === 'failed') setFailed(found);
    if (found.state === 'loaded') {
      setFailed(undefined);
      await download(dataTable(file, columns, found.value));
    }
  };
  return (
    <>
      <TableTools
        name={name}
        text={text}
        onText={type}
        choices={choices}
        chosen={chosen}
        onChoose={setChosen}
        onDownload={() => void save()}
      />
      {failed && <Failed {...failed} />}
      <Shown request={request} retry={retry}>
        {(page) => (
          <Page
            {...props}
            page={page}
            inAll={whole.all}
            {...(order && { order })}
            onOrder={setOrder}
          />
        )}
      </Shown>
    </>
  );
}

function Page<Item>({
  name,
  columns,
  file,
  page,
  inAll,
  extra,
  shown = {},
  keyOf,
  order,
  onOrder,
}: Pick<Props<Item>, 'name' | 'columns' | 'file' | 'extra' | 'shown' | 'keyOf'> & {
  page: ListPage<Item>;
  inAll: number;
  order?: TableOrder;
  onOrder: (order: TableOrder) => void;
}) {
  const table = useMemo(() => dataTable(file, columns, page.items), [file, columns, page]);
  const byRow = new Map(table.rows.map((row, at) => [row, page.items[at]]));
  const itemOf = (row: (typeof table.rows)[number]): Item => byRow.get(row)!;
  return (
    <div class="data-table">
      <p class="note rows" role="status">
        {page.all === inAll
          ? `${writeCount(page.all)} rows`
          : `${writeCount(page.all)} of ${writeCount(inAll)} rows`}
        {page.next !== null && `; the first ${writeCount(page.items.length)} are shown`}
      </p>
      <Rows
        name={name}
        table={table}
        rows={table.rows}
        {...(order && { order })}
        onOrder={onOrder}
        {...(keyOf && { keyOf: (row) => keyOf(itemOf(row)) })}
        {...(extra && { extra: { title: extra.title, cell: (row) => extra.cell(itemOf(row)) } })}
        shown={(cell, row, column) =>
          shown[columns[column].name]?.(itemOf(row)) ?? <CellView cell={cell} />
        }
      />
    </div>
  );
}

/** All entries that match, page by page. */
async function allOf<Item>(load: Props<Item>['load'], asked: AskedList): Promise<Outcome<Item[]>> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Outcome<ListPage<Item>> = await load({
      ...asked,
      limit: HELD,
      ...(cursor !== '' && { cursor }),
    });
    if (page.state !== 'loaded') return page;
    items.push(...page.value.items);
    cursor = page.value.next;
  }
  return { state: 'loaded', value: items };
}
