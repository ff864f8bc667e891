import { expect, test } from 'vitest';
import type { ReportTopic } from '../../../src/model/report.ts';
import { summary } from '../../../src/render/wording/summary.ts';
import { topicNotes } from '../../../src/render/wording/topic-notes.ts';
import { weeksInWords } from '../../../src/render/wording/weeks.ts';
import { richReport } from '../../support/report-fixtures.ts';

const plain = (sentences: ReturnType<typeof topicNotes>): string[] =>
  sentences.map((sentence) =>
    sentence.map((phrase) => (typeof phrase === 'string' ? phrase : phrase.label)).join(''),
  );

const unsure = richReport.topics.find(({ id }) => id === 'gardening')!;

const say = (topics: ReportTopic[]): string => plain(summary({ ...richReport, topics })).join(' ');

/** Undecided topics that need so many weeks. */
const waiting = (...weeks: (number | null)[]): ReportTopic[] =>
  weeks.map((weeksNeeded, n) => ({
    ...unsure,
    id: `t${n}`,
    label: `T${n}`,
    cost: { ...unsure.cost, weeksNeeded, mixedWith: [] },
    growth: { ...unsure.growth, weeksNeeded: null },
  }));

test('weeks are rounded up to what the data supports', () => {
  expect([1, 7, 10, 11, 17, 46, 51, 52, 53, 520].map(weeksInWords)).toEqual([
    'about 1 more week',
    'about 7 more weeks',
    'about 10 more weeks',
    'about 15 more weeks',
    'about 20 more weeks',
    'about 50 more weeks',
    'about 52 more weeks',
    'about 52 more weeks',
    'more than a year',
    'more than a year',
  ]);
});

test('topics that need the same time share a sentence, the shortest first; topics with a verdict have none', () => {
  expect(plain(topicNotes(waiting(90, 12, 14, null, 200)))).toEqual([
    'A verdict on T1 and T2 needs about 15 more weeks of data at the present rate.',
    'A verdict on T0 and T4 needs more than a year of data at the present rate. To get it sooner, record exact times or post on them more often.',
  ]);
  expect(topicNotes(waiting(1).map((topic) => ({ ...topic, role: 'quiet' })))).toEqual([]);
});

test('a pair that is posted together is named once, with what would help', () => {
  const notes = plain(topicNotes(richReport.topics));
  expect(notes).toEqual([
    'Gardening and Allotments are posted together, so the data shows only their joint cost. To separate them, post them on different days.',
  ]);
});

test('without a verdict the summary has an upper bound, and when the first verdict is due', () => {
  expect(say(waiting(17, 90))).toContain(
    'more than 89 followers. A verdict on T0 needs about 20 more weeks of data at the present rate; the other topics need longer.',
  );
  expect(say(waiting(90, 300))).toContain('The first verdict needs more than a year of data');
  expect(say(waiting(null))).toContain('More snapshots will narrow the intervals.');
});
