import { element } from '../markup/markup.ts';
import type { Content, Markup } from '../markup/markup.ts';
import { cellInWords } from '../tables/cell-in-words.ts';
import { type DataTable, FIGURES, shownColumns } from '../tables/data-table.ts';

/**
 * A table whose first column names the rows. On a phone the style shows each row as a card, with the
 * cells named by `data-title`; the roles keep it a table for screen readers.
 *
 * @param contents what the cells show, for each of the shown columns. Default: their values in words.
 */
export function pageTable(name: string, data: DataTable, contents?: Content[][][]): Markup {
  const columns = shownColumns(data).map(({ title, kind, at }) => ({
    title,
    at,
    class: FIGURES.has(kind) ? 'figure' : undefined,
  }));
  const rows = contents ?? data.rows.map((row) => columns.map(({ at }) => [cellInWords(row[at])]));
  const head = columns.map((column) =>
    element('th', { scope: 'col', role: 'columnheader', class: column.class }, column.title),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      { role: 'row' },
      ...cells.map((content, index) => {
        const column = columns[index];
        return index === 0
          ? element('th', { scope: 'row', role: 'rowheader' }, ...content)
          : element(
              'td',
              { role: 'cell', class: column.class, 'data-title': column.title },
              ...content,
            );
      }),
    ),
  );
  const written = element(
    'table',
    { role: 'table', 'aria-label': name },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...body),
  );
  return { ...written, table: { name, data, contents: rows } };
}
