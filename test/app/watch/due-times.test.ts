import { describe, expect, it } from 'vitest';
import { dueAfter, intoQuiet, outOfQuiet } from '../../../src/app/watch/due-times.ts';
import { changedPlan } from '../../../src/app/watch/watch-plan.ts';

const at = (text: string): number => Date.parse(text);
const planOf = (when: string, zone = 'Europe/Berlin', quiet = 'none') =>
  changedPlan(undefined, { when, zone, quiet }, 'UTC');

function due(plan: ReturnType<typeof planOf>, from: string, count: number): string[] {
  const times: string[] = [];
  for (let time = at(from); times.length < count;) {
    time = dueAfter(plan, time)!;
    times.push(new Date(time).toISOString().slice(0, 16));
  }
  return times;
}

describe('the next due time', () => {
  it('follows the clock of the zone, in summer and winter', () => {
    expect(due(planOf('daily at 7'), '2026-03-28T00:00:00Z', 3)).toEqual([
      '2026-03-28T06:00',
      '2026-03-29T05:00',
      '2026-03-30T05:00',
    ]);
    expect(due(planOf('daily at 7', 'America/New_York'), '2026-10-31T00:00:00Z', 2)).toEqual([
      '2026-10-31T11:00',
      '2026-11-01T12:00',
    ]);
  });

  it('of a time that the clock skips in spring is the end of the gap', () => {
    expect(due(planOf('daily at 2:30'), '2026-03-27T12:00:00Z', 3)).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
  });

  it('of a time that the clock repeats in autumn comes once', () => {
    expect(due(planOf('daily at 2:30'), '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  it('every third day follows the calendar across months and clock changes', () => {
    const plan = planOf('every 3 days at 7');
    const days = due(plan, '2026-01-01T00:00:00Z', 100).map((text) => Date.parse(`${text}Z`));
    const gaps = days.slice(1).map((day, i) => Math.round((day - days[i]!) / 86_400_000));
    expect(new Set(gaps)).toEqual(new Set([3]));
  });

  it('is the earliest of several', () => {
    expect(due(planOf('daily at 19 and 7', 'UTC'), '2026-01-01T08:00:00Z', 3)).toEqual([
      '2026-01-01T19:00',
      '2026-01-02T07:00',
      '2026-01-02T19:00',
    ]);
  });
});

describe('quiet hours', () => {
  const isQuiet = (plan: ReturnType<typeof planOf>, time: number): boolean =>
    outOfQuiet(plan, time) > time;
  const night = planOf('hourly', 'Europe/Berlin', '22:30-6');

  it.each([
    ['2026-01-10T21:29:00Z', false],
    ['2026-01-10T21:30:00Z', true],
    ['2026-01-11T00:00:00Z', true],
    ['2026-01-11T04:59:59Z', true],
    ['2026-01-11T05:00:00Z', false],
    // The night in which the clock goes forward, and that in which it goes back.
    ['2026-03-29T03:59:00Z', true],
    ['2026-03-29T04:00:00Z', false],
    ['2026-10-25T04:59:00Z', true],
    ['2026-10-25T05:00:00Z', false],
  ])('%s', (time, quiet) => expect(isQuiet(night, at(time))).toBe(quiet));

  it('delay a snapshot to their end, and the report to their start', () => {
    expect(outOfQuiet(night, at('2026-01-10T23:00:00Z'))).toBe(at('2026-01-11T05:00:00Z'));
    expect(outOfQuiet(night, at('2026-01-11T12:00:00Z'))).toBe(at('2026-01-11T12:00:00Z'));
    expect(intoQuiet(night, at('2026-01-11T12:00:00Z'))).toBe(at('2026-01-11T21:30:00Z'));
    expect(intoQuiet(night, at('2026-01-10T23:00:00Z'))).toBe(at('2026-01-10T23:00:00Z'));
  });

  it('can lie within one day, and are off by default', () => {
    const noon = planOf('hourly', 'UTC', '12-14');
    expect(isQuiet(noon, at('2026-01-10T13:00:00Z'))).toBe(true);
    expect(isQuiet(noon, at('2026-01-10T14:00:00Z'))).toBe(false);
    expect(isQuiet(planOf('hourly'), at('2026-01-10T13:00:00Z'))).toBe(false);
  });
});
