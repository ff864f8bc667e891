import { writePeriod } from '../../model/dates.ts';
import { DAY } from '../../model/instant.ts';
import type { Change, Comparison } from '../../model/pages/comparison.ts';
import type { Estimate } from '../../model/report.ts';
import { type Column, dataTable } from '../tables/data-table.ts';
import { peopleInWords, shareInWords } from '../wording/estimates.ts';
import { writeNumberOf } from '../wording/numbers.ts';
import { readableLabel } from '../wording/readable-label.ts';
import { INTERVAL_NOTE, type Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';

interface Row {
  figure: string;
  change: Change;
}

/** Compares two windows. Counts of the earlier one are scaled to the days of the later one. */
export function compareAnswer(comparison: Comparison): Answer {
  const { now, before } = comparison;
  const days = daysOf(now);
  const inAll = (change: Change): Change => ({
    before: scaled(change.before, days),
    now: scaled(change.now, days),
    change: scaled(change.change, days),
  });
  const rows: Row[] = [
    { figure: 'Gained', change: inAll(comparison.gainedByDay) },
    { figure: 'Lost', change: inAll(comparison.lostByDay) },
    ...comparison.topics.flatMap(({ label, unfollowsByDay, followsByDay }) => [
      { figure: `Unfollows by ${readableLabel(label)}`, change: inAll(unfollowsByDay) },
      { figure: `Follows by ${readableLabel(label)}`, change: inAll(followsByDay) },
    ]),
  ];
  return {
    title: `${writePeriod(now.from, now.to)} against ${writePeriod(before.from, before.to)}`,
    sentences: [
      sentence('gained', rows[0].change),
      sentence('lost', rows[1].change),
      ...retention(comparison.retention90),
    ],
    notes: [
      INTERVAL_NOTE,
      ...(Math.abs(days - daysOf(before)) < 0.5
        ? []
        : [
            `Counts of the earlier time are of ${writeNumberOf(Math.round(days), 'day', 'days')} too.`,
          ]),
    ],
    table: dataTable('compare', COLUMNS, rows),
  };
}

const COLUMNS: Column<Row>[] = [
  { name: 'figure', title: 'Figure', kind: 'quote', value: ({ figure }) => figure },
  { name: 'before', title: 'Before', kind: 'people', value: ({ change }) => change.before },
  { name: 'now', title: 'Now', kind: 'people', value: ({ change }) => change.now },
  { name: 'change', title: 'Change', kind: 'change', value: ({ change }) => change.change },
  {
    name: 'verdict',
    title: 'Verdict',
    kind: 'text',
    value: ({ change }) => verdict(change.change),
  },
];

function sentence(what: string, { now, before, change }: Change): Sentence {
  if (now === null || before === null || change === null)
    return [`How many you ${what} is unknown.`];
  const counts = `You ${what} ${peopleInWords(now).estimate}, and ${peopleInWords(before).estimate} before`;
  const size = peopleInWords(change);
  return [`${counts}: ${verdict(change)}, ${size.whole}.`];
}

function retention({ before, now, change }: Change): Sentence[] {
  if (now === null || before === null) return [];
  const shares = `90-day retention is ${shareInWords(now).whole}, and was ${shareInWords(before).whole}`;
  return [[`${shares}: ${verdict(change)}.`]];
}

function verdict(change: Estimate | null): string {
  if (change === null) return 'not enough evidence';
  if (change.low > 0) return 'more than before';
  if (change.high < 0) return 'fewer than before';
  return 'no measurable difference';
}

function daysOf({ from, to }: Comparison['now']): number {
  return Math.max(1, (Date.parse(to) - Date.parse(from)) / DAY);
}

function scaled(estimate: Estimate | null, factor: number): Estimate | null {
  if (estimate === null) return null;
  const { low, high } = estimate;
  return { estimate: estimate.estimate * factor, low: low * factor, high: high * factor };
}
