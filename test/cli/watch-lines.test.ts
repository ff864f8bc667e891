import { describe, expect, it } from 'vitest';
import { monthCost } from '../../src/app/watch/month-cost.ts';
import { changedPlan } from '../../src/app/watch/watch-plan.ts';
import { scheduleCost, schedulePlan } from '../../src/app/watch/schedule-page.ts';
import { costLines, eventLine } from '../../src/cli/watch-lines.ts';
import { planInWords } from '../../src/render/wording/schedule.ts';

const SETTINGS = {
  platform: 'x',
  owned: true,
  runCap: 5_000_000,
  monthCap: 30_000_000,
  askAbove: 500_000,
  extras: 250_000,
  lookUps: 200,
  prices: {},
};

function linesFor(when: string, followers: number): string[] {
  const plan = changedPlan(undefined, { when }, 'UTC');
  const cost = monthCost(plan, SETTINGS, followers, Date.UTC(2026, 2, 10));
  return costLines(schedulePlan(plan), scheduleCost(cost));
}

describe('the cost of a month in words', () => {
  it('is a price if the limits allow it', () => {
    expect(linesFor('daily at 7', 500).join(' ')).toBe(
      'About 30 snapshots a month of 500 followers cost $16 to $24, plus a cent for each follower who left. ' +
        'Your limits are $30.00 a month and $5.00 a snapshot.',
    );
  });

  it.each([
    ['daily at 7:30', 1000, /lasts about 28 days.*"every 2 days at 7:30".*--month-cap 39/s],
    ['every 6 hours', 3000, /lasts about 9 days.*"every 4 days at 7:00".*--month-cap 123/s],
    ['daily at 7', 5000, /lasts about 5 days.*"every 6 days.*--run-cap 6 --month-cap 161/s],
    ['daily at 7', 9000, /below the cost of one snapshot.*--run-cap 11 --month-cap 283/s],
    ['daily at 7', 900, /may not last.*"every 2 days at 7:00".*--month-cap 36/s],
  ])('%s of %i followers: the command to run, within 80 columns', (when, followers, words) => {
    const lines = linesFor(when, followers);
    expect(lines.join('\n').replaceAll(/\n(?! {2})/g, ' ')).toMatch(words);
    expect(lines.every((line) => line.length <= 80)).toBe(true);
  });
});

describe('the events of tribe watch in words', () => {
  const [at, zone] = [Date.UTC(2026, 2, 10, 7), 'Europe/Berlin'];
  const run = { dueAt: at, startedAt: at, endedAt: at, spent: 1_020_000 };
  const found = { active: 2, protected: 1, suspended: 1 };

  it.each([
    [{ outcome: 'complete', findings: { followers: 1000 } }, ['1,000 followers. $1.02']],
    [
      { outcome: 'complete', findings: { followers: 999, came: 3, left: 4, found } },
      ['999 followers: 3 new, 4 left (3 unfollowed, 1 suspended). $1.02'],
    ],
    [
      { outcome: 'incomplete', findings: { followers: 9 } },
      ['The list is incomplete (9 followers). $1.02'],
    ],
    [
      { outcome: 'aborted', findings: { message: 'Stopped.' } },
      ['Interrupted. The next run continues it.'],
    ],
    [{ outcome: 'no credits', findings: { message: 'Used up.' } }, ['Failed: Used up.']],
    [
      { outcome: 'failed', findings: { message: 'Too dear.\u001b[2J', advice: 'Allow more.' } },
      ['Failed: Too dear.\\u{1b}[2J', 'Allow more.'],
    ],
  ] as const)('%o', (part, words) => {
    const event = { kind: 'snapshot', run: { ...run, ...part } } as const;
    const told = eventLine(event, at, { zone, once: false, isFree: false });
    const indent = ' '.repeat('Tue 10 Mar, 08:00  '.length);
    expect(told).toEqual([
      `Tue 10 Mar, 08:00  ${words[0]}`,
      ...words.slice(1).map((line) => indent + line),
    ]);
  });

  it('names no price where there is none', () => {
    const findings = { followers: 999, came: 3, left: 4 };
    const event = { kind: 'snapshot', run: { ...run, outcome: 'complete', findings, spent: 0 } };
    const told = eventLine(event as never, at, { zone, once: false, isFree: true });
    expect(told).toEqual(['Tue 10 Mar, 08:00  999 followers: 3 new, 4 left']);
  });

  it('a schedule with quiet hours fits 80 columns', () => {
    const said = {
      when: 'every 6 hours',
      zone: 'America/Argentina/ComodRivadavia',
      quiet: '22:30-7:15',
    };
    const plan = changedPlan(undefined, { ...said, reportInQuiet: true }, 'UTC');
    expect(planInWords(schedulePlan(plan)).every((line) => line.length <= 69)).toBe(true);
    expect(planInWords(schedulePlan(plan))[1]).toBe(
      'quiet from 22:30 to 7:15; the report is updated only then',
    );
  });
});
