import { element } from '../markup/markup.ts';
import type { Content, Markup } from '../markup/markup.ts';

export interface TableColumn {
  title: string;
  /** Class of the column's cells, which sets their alignment. */
  kind?: 'figure';
}

/**
 * A table whose first column names the rows. On a phone the style shows each row as a card, with the
 * cells named by `data-title`; the roles keep it a table for screen readers.
 */
export function pageTable(name: string, columns: TableColumn[], rows: Content[][][]): Markup {
  const head = columns.map(({ title, kind }) =>
    element('th', { scope: 'col', role: 'columnheader', class: kind }, title),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      { role: 'row' },
      ...cells.map((contents, index) => {
        const { title, kind } = columns[index];
        return index === 0
          ? element('th', { scope: 'row', role: 'rowheader' }, ...contents)
          : element('td', { role: 'cell', class: kind, 'data-title': title }, ...contents);
      }),
    ),
  );
  return element(
    'table',
    { role: 'table', 'aria-label': name },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...body),
  );
}
