import { expect, test } from 'vitest';
import { cellInWords } from '../../src/render/tables/cell-in-words.ts';
import { compareAnswer } from '../../src/render/answers/compare.ts';
import type { TribeReport } from '../../src/model/report.ts';
import { compareReports } from '../../src/views/comparison/compare-reports.ts';
import { answerAsText } from '../../src/formats/text/answer-as-text.ts';
import { PLAIN } from '../../src/formats/text/palette.ts';
import { richReport } from '../support/report-fixtures.ts';

const now: TribeReport = {
  ...richReport,
  window: { from: '2026-07-01T00:00:00Z', to: '2026-10-01T00:00:00Z' },
  audience: {
    ...richReport.audience,
    gained: 1_234,
    lost: 92,
    observed: { from: '2026-07-01T00:00:00Z', to: '2026-10-01T00:00:00Z' },
  },
};

/** The quarter before, of which the audience is known for 30 days or not at all. */
function before(observed: TribeReport['audience']['observed']): TribeReport {
  const window = { from: '2026-04-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
  return { ...now, window, audience: { ...now.audience, gained: 402, lost: 30, observed } };
}

const MONTH = { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };

test('windows compare by the days for which the audience is known', () => {
  const comparison = compareReports(now, before(MONTH))!;
  expect([comparison.now, comparison.before]).toEqual([now.audience.observed, MONTH]);
  expect(comparison.gainedByDay.before!.estimate).toBeCloseTo(402 / 30, 9);
  expect(comparison.lostByDay.change!.estimate).toBeCloseTo(0, 9);
  const { sentences, notes } = compareAnswer(comparison);
  expect(sentences.slice(0, 2).map((sentence) => sentence.join(''))).toEqual([
    'You gained 1,234 in 92 days, and 402 in 30 days before: no measurable difference, 0 (−140 to 140).',
    'You lost 92 in 92 days, and 30 in 30 days before: no measurable difference, 0 (−43 to 37).',
  ]);
  expect(notes.at(-1)).toBe(
    'The windows differ in length. The counts of the earlier one are scaled to 92 days.',
  );
});

test('windows of one length need no days', () => {
  const { sentences, notes } = compareAnswer(compareReports(now, now)!);
  expect(sentences[0]![0]).toMatch(/^You gained 1,234, and 1,234 before: /u);
  expect(notes).toHaveLength(1);
});

test('a window without known followers compares with none', () => {
  expect(compareReports(now, before(null))).toBe(null);
  expect(compareReports(before(null), now)).toBe(null);
});

test('nobody is said to have stayed before the first snapshot', () => {
  const earlier = before(MONTH);
  const unseen = { ...earlier, audience: { ...earlier.audience, lost: 0, leavingSeen: null } };
  const comparison = compareReports(now, unseen)!;
  expect(comparison.lostByDay).toMatchObject({ before: null, change: null });
  const { sentences } = compareAnswer(comparison);
  expect(sentences[1]).toEqual([
    'How many you lost before is not known: people who left show only from the first snapshot on.',
  ]);
  const last = { from: '2026-09-01T00:00:00Z', to: '2026-10-01T00:00:00Z' };
  const partly = { ...now, audience: { ...now.audience, lost: 30, leavingSeen: last } };
  expect(compareAnswer(compareReports(partly, earlier)!).sentences[1]![0]).toMatch(
    /^You lost 30, and 30 before: no measurable difference, 0 /u,
  );
});

test('a topic without enough evidence has ranges, and no verdict on its change', () => {
  const [politics, ...others] = now.topics;
  const cost = {
    ...politics!.cost,
    unfollows: { estimate: 90, low: -300, high: 400 },
    verdict: 'not enough evidence' as const,
  };
  const unsure = { ...now, topics: [{ ...politics!, cost }, ...others] };
  const { table } = compareAnswer(compareReports(unsure, now)!);
  const row = table.rows
    .map((cells) => cells.map(cellInWords))
    .find(([what]) => what === 'Unfollows by Politics');
  expect(row).toEqual([
    'Unfollows by Politics',
    '350 (310 to 400)',
    '−300 to 400',
    expect.stringMatching(/^−\d+ to \d+$/u),
    'not enough evidence',
  ]);
});

test.each([40, 80])('in %i columns nothing in the table is cut', (columns) => {
  const text = answerAsText(compareAnswer(compareReports(now, before(MONTH))!), {
    columns,
    palette: PLAIN,
  });
  const lines = text.split('\n');
  const rows = lines.slice(lines.findIndex((line) => line.startsWith('Figure')));
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.filter((row) => /…|\([^)]*$/u.test(row))).toEqual([]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
});

test('435 people read alike whatever is left of the rounding of their rate', () => {
  const comparison = compareReports(now, now)!;
  const gained = [434.9999, 435, 435.0001].map((people) => {
    const byDay = { estimate: people / 92, low: 4, high: 5 };
    const gainedByDay = { before: byDay, now: byDay, change: byDay };
    return compareAnswer({ ...comparison, gainedByDay }).table.rows[0]!.map(cellInWords);
  });
  expect(gained[0]).toEqual(gained[1]);
  expect(gained[2]).toEqual(gained[1]);
});
