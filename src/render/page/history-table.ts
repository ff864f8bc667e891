import type { TribeReport } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { writeDay } from '../wording/dates.ts';
import { writeCount } from '../wording/numbers.ts';
import { pageTable } from './table.ts';

/** What the picture of the audience shows, folded away, in figures. */
export function historyTable(history: TribeReport['audience']['history']): Markup {
  return element(
    'details',
    {},
    element('summary', {}, 'The same in figures'),
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
