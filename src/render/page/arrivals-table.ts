import type { TribeReport } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { writeDay } from '../../model/dates.ts';
import { writeCount } from '../wording/numbers.ts';
import { pageTable } from './table.ts';

/** The figures of the chart of when current followers followed, folded away. */
export function arrivalsTable(steps: NonNullable<TribeReport['audience']['cameBy']>): Markup {
  return element(
    'details',
    {},
    element('summary', {}, 'Show as a table'),
    pageTable(
      'Current followers, by when they had followed',
      [
        { title: 'By' },
        { title: 'At least', kind: 'figure' },
        { title: 'At most', kind: 'figure' },
      ],
      steps.map(({ at, least, most }) => [[writeDay(at)], [writeCount(least)], [writeCount(most)]]),
    ),
  );
}
