import { writePeriod } from '../../model/dates.ts';
import { DAY } from '../../model/instant.ts';
import type { Change, Comparison } from '../../model/pages/comparison.ts';
import type { Estimate } from '../../model/report.ts';
import { type Column, dataTable, type Figure } from '../tables/data-table.ts';
import { figureOf } from '../tables/figure-of.ts';
import { peopleInWords, shareInWords } from '../wording/estimates.ts';
import { writeCount, writeNumberOf } from '../wording/numbers.ts';
import { readableLabel } from '../wording/readable-label.ts';
import { INTERVAL_NOTE, type Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';

type TopicChange = Comparison['topics'][number]['unfollowsByDay' | 'followsByDay'];

interface Row {
  figure: string;
  change: { [Time in keyof Change]: Figure | null };
  verdict: string;
}

/** Compares two windows. In the table, counts of the earlier one are for the days of the later one. */
export function compareAnswer(comparison: Comparison): Answer {
  const { now, before } = comparison;
  const days = daysOf(now);
  const daysBefore = daysOf(before);
  const sameLength = Math.abs(days - daysBefore) < 0.5;
  const counts = ({ now: later, before: earlier }: Change): Counts => ({
    now: countOf(later, days, sameLength),
    before: countOf(earlier, daysBefore, sameLength),
  });
  const ofEverybody = (change: Change): Omit<Row, 'figure'> => ({
    change: scaledChange(change, days),
    verdict: verdict(change.change),
  });
  const ofTopic = (change: TopicChange): Omit<Row, 'figure'> => ({
    change: thin(scaledChange(change, days), change),
    verdict: verdictOnTopic(change),
  });
  const rows: Row[] = [
    { figure: 'Gained', ...ofEverybody(comparison.gainedByDay) },
    { figure: 'Lost', ...ofEverybody(comparison.lostByDay) },
    ...comparison.topics.flatMap(({ label, unfollowsByDay, followsByDay }) => [
      { figure: `Unfollows by ${readableLabel(label)}`, ...ofTopic(unfollowsByDay) },
      { figure: `Follows by ${readableLabel(label)}`, ...ofTopic(followsByDay) },
    ]),
  ];
  return {
    title: `${writePeriod(now.from, now.to)} compared with ${writePeriod(before.from, before.to)}`,
    sentences: [
      sentence(
        'gained',
        scaledChange(comparison.gainedByDay, days),
        counts(comparison.gainedByDay),
      ),
      lost(comparison),
      ...retention(comparison.retention90),
    ],
    notes: [
      INTERVAL_NOTE,
      ...(sameLength
        ? []
        : [
            `The windows differ in length. The counts of the earlier one are scaled to ${inDays(days)}.`,
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
    value: (row) => row.verdict,
  },
];

/** How many people, in words. */
interface Counts {
  now: string;
  before: string;
}

function countOf(byDay: Estimate | null, days: number, sameLength: boolean): string {
  const people = writeCount(Math.round((byDay?.estimate ?? 0) * days));
  return sameLength ? people : `${people} in ${inDays(days)}`;
}

function sentence(what: string, { change }: Change, counts: Counts): Sentence {
  if (change === null) return [`How many you ${what} is unknown.`];
  const { whole } = peopleInWords(change);
  return [`You ${what} ${counts.now}, and ${counts.before} before: ${verdict(change)}, ${whole}.`];
}

/** Departures could be seen for a part of the times only, if at all. */
function lost({ lostByDay, leavingSeen: { now, before } }: Comparison): Sentence {
  if (now === null || before === null) {
    const when = now === null ? '' : ' before';
    return [
      `How many you lost${when} is not known: people who left show only from the first snapshot on.`,
    ];
  }
  const [days, daysBefore] = [daysOf(now), daysOf(before)];
  const sameLength = Math.abs(days - daysBefore) < 0.5;
  return sentence('lost', scaledChange(lostByDay, days), {
    now: countOf(lostByDay.now, days, sameLength),
    before: countOf(lostByDay.before, daysBefore, sameLength),
  });
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

function verdictOnTopic({ change, differs }: TopicChange): string {
  if (differs === null) return 'not enough evidence';
  return differs ? verdict(change) : 'no measurable difference';
}

/** The figures of a topic, without a single number where the evidence is not enough. */
function thin({ before, now, change }: Change, { verdicts, differs }: TopicChange): Row['change'] {
  return {
    before: figureOf(before, verdicts.before),
    now: figureOf(now, verdicts.now),
    change: change && { ...change, isThin: differs === null },
  };
}

function daysOf({ from, to }: Comparison['now']): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

function inDays(days: number): string {
  return writeNumberOf(Math.max(1, Math.round(days)), 'day', 'days');
}

function scaledChange({ before, now, change }: Change, factor: number): Change {
  return {
    before: scaled(before, factor),
    now: scaled(now, factor),
    change: scaled(change, factor),
  };
}

function scaled(estimate: Estimate | null, factor: number): Estimate | null {
  if (estimate === null) return null;
  const times = (value: number): number => withoutNoise(value * factor);
  return {
    estimate: times(estimate.estimate),
    low: times(estimate.low),
    high: times(estimate.high),
  };
}

/** Removes what is left of a rate's rounding, so that 435 people read alike wherever they are shown. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(5));
}
