import type { TribeReport } from '../../model/report.ts';
import { element } from '../markup/markup.ts';
import type { Markup } from '../markup/markup.ts';
import { writeDay } from '../wording/dates.ts';
import { writeCount } from '../wording/numbers.ts';
import { pageTable } from './table.ts';

/** What the picture of when those here came shows, folded away, in figures. */
export function arrivalsTable(steps: NonNullable<TribeReport['audience']['cameBy']>): Markup {
  return element(
    'details',
    {},
    element('summary', {}, 'The same in figures'),
    pageTable(
      'Those who follow now, by when they had come',
      [
        { title: 'By' },
        { title: 'At least', kind: 'figure' },
        { title: 'At most', kind: 'figure' },
      ],
      steps.map(({ at, least, most }) => [[writeDay(at)], [writeCount(least)], [writeCount(most)]]),
    ),
  );
}
