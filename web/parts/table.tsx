import type { ComponentChildren } from 'preact';
import { Help } from './help.tsx';

export interface TableColumn {
  title: string;
  /** A term of the glossary that explains the title. */
  term?: string;
  /** `words`: ours, which never need to break inside. `figure loss`: a figure in words. `long`: sentences. `quote`: words from outside. */
  kind?: 'figure' | 'figure loss' | 'words' | 'long' | 'quote';
  /** Sorts the table by this column. */
  onSort?: () => void;
  sorted?: 'ascending' | 'descending';
}

/** The same table as `pageTable` of the exports, with interactive cells. */
export function Table({
  name,
  columns,
  rows,
}: {
  name: string;
  columns: TableColumn[];
  rows: { key: string; cells: ComponentChildren[] }[];
}) {
  return (
    <table role="table" aria-label={name}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title, term, kind, onSort, sorted }) => (
            <th key={title} scope="col" role="columnheader" class={kind} aria-sort={sorted}>
              {onSort === undefined ? (
                title
              ) : (
                <button type="button" class="sort" onClick={onSort}>
                  {title}
                </button>
              )}
              {term && <Help term={term} />}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row">
            {cells.map((cell, index) =>
              index === 0 ? (
                <th key="name" scope="row" role="rowheader">
                  {cell}
                </th>
              ) : (
                <td
                  key={columns[index].title}
                  role="cell"
                  class={columns[index].kind}
                  data-title={columns[index].title}
                >
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
