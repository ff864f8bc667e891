import { expect, test } from 'vitest';
import type { ReportTopic } from '../../../src/model/report.ts';
import { answer } from '../../../src/render/wording/answer.ts';
import { topicNotes } from '../../../src/render/wording/topic-notes.ts';
import { weeksInWords } from '../../../src/render/wording/weeks.ts';
import { richReport } from '../../support/report-fixtures.ts';

const plain = (sentences: ReturnType<typeof topicNotes>): string[] =>
  sentences.map((sentence) =>
    sentence.map((phrase) => (typeof phrase === 'string' ? phrase : phrase.label)).join(''),
  );

const unsure = richReport.topics.find(({ id }) => id === 'gardening')!;

const say = (topics: ReportTopic[]): string => plain(answer({ ...richReport, topics })).join(' ');

/** Undecided topics that need so many weeks. */
const waiting = (...weeks: (number | null)[]): ReportTopic[] =>
  weeks.map((weeksNeeded, n) => ({
    ...unsure,
    id: `t${n}`,
    label: `T${n}`,
    cost: { ...unsure.cost, weeksNeeded, mixedWith: [] },
    growth: { ...unsure.growth, weeksNeeded: null },
  }));

test('weeks are rounded up to what is known of them', () => {
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

test('topics that wait as long are said together, the soonest first; none is said of what is told', () => {
  expect(plain(topicNotes(waiting(90, 12, 14, null, 200)))).toEqual([
    'To tell of T1 and T2 would take about 15 more weeks of watching at this pace.',
    'To tell of T0 and T4 would take more than a year of watching at this pace: watch exact times, or post on them more often.',
  ]);
  expect(topicNotes(waiting(1).map((topic) => ({ ...topic, role: 'quiet' })))).toEqual([]);
});

test('a pair that cannot be told apart is said once, with what would help: not waiting', () => {
  const notes = plain(topicNotes(richReport.topics));
  expect(notes).toEqual([
    'Gardening cannot be told apart from Allotments: they are posted together, so what they cost is known of both, not of each. Posting them on days of their own would tell.',
  ]);
});

test('with nothing to tell yet the answer says what can be said, and when more could', () => {
  expect(say(waiting(17, 90))).toContain(
    'more than 89 followers. At this pace it would take about 20 more weeks to see an effect that matters of T0; of the others longer.',
  );
  expect(say(waiting(90, 300))).toContain('would take more than a year to see');
  expect(say(waiting(null))).toContain('Further readings narrow the figures.');
});
