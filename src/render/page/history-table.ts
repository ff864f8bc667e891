import type { TribeReport } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { type Column, dataTable } from '../tables/data-table.ts';
import { pageTable } from './table.ts';

type Step = TribeReport['audience']['history'][number];

const COLUMNS: Column<Step>[] = [
  { name: 'until', title: 'Until', kind: 'day', value: ({ at }) => at },
  { name: 'followers', title: 'Followers', kind: 'count', value: ({ followers }) => followers },
  { name: 'gained', title: 'Gained', kind: 'count', value: ({ gained }) => gained },
  { name: 'lost', title: 'Lost', kind: 'count', value: ({ lost }) => lost },
];

/** The figures of the chart of the audience over time, folded away. */
export function historyTable(history: TribeReport['audience']['history']): Markup {
  return element(
    'details',
    {},
    element('summary', {}, 'Show as a table'),
    pageTable('Audience over time', dataTable('audience-over-time', COLUMNS, history)),
  );
}
