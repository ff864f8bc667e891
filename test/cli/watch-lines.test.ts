import { describe, expect, it } from 'vitest';
import { monthCost } from '../../src/app/watch/month-cost.ts';
import { changedPlan } from '../../src/app/watch/watch-plan.ts';
import { costLines, rarer } from '../../src/cli/watch-lines.ts';

const SETTINGS = {
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
  return costLines(cost, rarer(plan, cost));
}

describe('what a month will cost, in words', () => {
  it('is a price where the money does', () => {
    expect(linesFor('daily at 7', 500).join(' ')).toBe(
      'A month is about 30 snapshots of 500 followers: $16 to $24, and a cent for each who is missing. ' +
        'You allow $30.00 a month, $5.00 a time.',
    );
  });

  it.each([
    ['daily at 7:30', 1000, /used up after about 28 days.*"every 2 days at 7:30".*--month-cap 39/s],
    ['every 6 hours', 3000, /used up after about 9 days.*"every 4 days at 7:00".*--month-cap 124/s],
    ['daily at 7', 5000, /used up after about 5 days.*"every 6 days.*--run-cap 6 --month-cap 161/s],
    ['daily at 7', 9000, /no snapshot would be taken at all.*--run-cap 11 --month-cap 283/s],
    ['daily at 7', 900, /may not be enough.*"every 2 days at 7:00".*--month-cap 36/s],
  ])('%s of %i followers: what to type, within 80 columns', (when, followers, words) => {
    const lines = linesFor(when, followers);
    expect(lines.join('\n').replaceAll(/\n(?! {2})/g, ' ')).toMatch(words);
    expect(lines.every((line) => line.length <= 80)).toBe(true);
  });
});
