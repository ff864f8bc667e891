import { FIGURES, type Kind, type shownColumns } from '../../src/render/tables/data-table.ts';
import type { TableOrder } from '../../src/render/tables/sort-table.ts';

/** Sorts a table on a phone, where its headings are not shown. */
export function SortBy({
  name,
  columns,
  order,
  onOrder,
}: {
  /** The name of the table. */
  name: string;
  columns: ReturnType<typeof shownColumns>;
  order?: TableOrder;
  onOrder: (order: TableOrder) => void;
}) {
  const sorted = columns.find(({ at }) => at === order?.column);
  return (
    <p class="sort-by">
      <span aria-hidden="true">Sort by</span>
      <select
        aria-label={`Sort ${name} by`}
        value={order?.column ?? ''}
        onChange={(event) => {
          const at = Number(event.currentTarget.value);
          onOrder(nextOrder(undefined, at, columns.find((column) => column.at === at)!.kind));
        }}
      >
        {order === undefined && <option value="">usual order</option>}
        {columns.map(({ at, title }) => (
          <option key={at} value={at}>
            {title}
          </option>
        ))}
      </select>
      {sorted && (
        <button type="button" onClick={() => onOrder(nextOrder(order, sorted.at, sorted.kind))}>
          {order!.descending ? 'Ascending' : 'Descending'}
        </button>
      )}
    </p>
  );
}

/** Figures begin with the largest, words with the first. The same column again turns the order round. */
export function nextOrder(order: TableOrder | undefined, column: number, kind: Kind): TableOrder {
  const descending = order?.column === column ? !order.descending : FIGURES.has(kind);
  return { column, descending };
}
