import type { TribeReport } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { type Column, dataTable } from '../tables/data-table.ts';
import { pageTable } from './table.ts';

type Steps = NonNullable<TribeReport['audience']['cameBy']>;

const COLUMNS: Column<Steps[number]>[] = [
  { name: 'by', title: 'By', kind: 'day', value: ({ at }) => at },
  { name: 'least', title: 'At least', kind: 'count', value: ({ least }) => least },
  { name: 'most', title: 'At most', kind: 'count', value: ({ most }) => most },
];

/** The figures of the chart of when current followers followed, folded away. */
export function arrivalsTable(steps: Steps): Markup {
  return element(
    'details',
    {},
    element('summary', {}, 'Show as a table'),
    pageTable(
      'Current followers, by when they had followed',
      dataTable('followed-by', COLUMNS, steps),
    ),
  );
}
