import type { TribeReport } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { writeDay } from '../../model/dates.ts';
import { writeCount } from '../wording/numbers.ts';
import { pageTable } from './table.ts';

/** The figures of the chart of the audience over time, folded away. */
export function historyTable(history: TribeReport['audience']['history']): Markup {
  return element(
    'details',
    {},
    element('summary', {}, 'Show as a table'),
    pageTable(
      'Audience over time',
      [
        { title: 'Until' },
        { title: 'Followers', kind: 'figure' },
        { title: 'Gained', kind: 'figure' },
        { title: 'Lost', kind: 'figure' },
      ],
      history.map(({ at, followers, gained, lost }) => [
        [writeDay(at)],
        ...[followers, gained, lost].map((people) => [writeCount(people)]),
      ]),
    ),
  );
}
