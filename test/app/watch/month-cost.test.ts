import { describe, expect, it } from 'vitest';
import { monthCost } from '../../../src/app/watch/month-cost.ts';
import { changedPlan } from '../../../src/app/watch/watch-plan.ts';

const NOW = Date.UTC(2026, 2, 10);
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

const costOf = (when: string, followers: number, settings: object = {}) =>
  monthCost(changedPlan(undefined, { when }, 'UTC'), { ...SETTINGS, ...settings }, followers, NOW);

describe('the cost of a month of a schedule', () => {
  it('is X’s price for one list a day, and what reactions may cost', () => {
    const { snapshots, low, high } = costOf('daily at 7', 1000);
    expect(snapshots).toBe(30);
    expect(low / 1e6).toBeCloseTo(31.2, 1);
    expect(high / 1e6).toBeCloseTo(38.8, 1);
  });

  it('hardly rises with several snapshots a day, because X charges once a day', () => {
    const [once, often] = [costOf('daily at 7', 1000), costOf('every 6 hours', 1000)];
    expect(often.snapshots).toBe(122);
    expect(often.low / once.low).toBeLessThan(1.02);
  });

  it.each([
    ['daily at 7', 500, 'yes'],
    ['daily at 7', 900, 'close'],
    ['daily at 7', 1000, 'part'],
    ['daily at 7', 4900, 'part'],
    ['daily at 7', 6000, 'never'],
    ['every 3 days at 7', 2000, 'yes'],
    ['weekly', 4500, 'yes'],
    ['weekly', 4900, 'close'],
  ])('%s of %i followers against the usual caps: %s', (when, followers, fits) => {
    expect(costOf(when, followers).fits).toBe(fits);
  });

  it('the rarer schedule that it suggests fits the limit', () => {
    for (const followers of [1000, 2000, 3000, 4500]) {
      const { everyDays } = costOf('daily at 7', followers);
      expect(costOf(`every ${everyDays} days at 7`, followers).fits).toBe('yes');
    }
  });

  it('is at most one day’s price a day, even if read every minute', () => {
    const { snapshots, low } = costOf('* * * * *', 1000);
    expect(snapshots).toBe(Math.round((1440 * 365.25) / 12));
    expect(low).toBe(costOf('daily at 7', 1000).low);
  });

  it.each([
    ['* * * * *', 60, 'UTC'],
    ['*/5 * * * *', 12, 'UTC'],
    ['*/5 * * * *', 12, 'America/New_York'],
  ])('%s in one hour a day is %i a day, computed without the other hours', (when, aDay, zone) => {
    const said = { when, quiet: '0-23', zone };
    const { rhythm, ...rest } = changedPlan(undefined, said, 'UTC');
    let looks = 0;
    const plan = { ...rest, rhythm };
    Object.defineProperty(plan, 'rhythm', { get: () => (looks++, rhythm) });
    const { snapshots } = monthCost(plan, SETTINGS, 1000, NOW);
    expect(Math.abs(snapshots / ((aDay * 365.25) / 12) - 1)).toBeLessThan(0.02);
    expect(looks).toBeLessThan(2500);
  });

  it('is ten times that if the account does not own the app', () => {
    expect(costOf('daily at 7', 1000, { owned: false }).fits).toBe('never');
  });
});
