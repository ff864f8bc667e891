import { describe, expect, it } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { ACCOUNT, audienceOf, day } from '../../support/audience-of.ts';

const people = Array.from({ length: 400 }, (_, i) => `p${String(i).padStart(3, '0')}`);

/** A reading a day; `gone(d)` is how many of the list have left by then. */
function readings(days: number, gone: (d: number) => number): object[] {
  const lists = Array.from({ length: days }, (_, d) => ({
    type: 'snapshot',
    at: day(d),
    complete: true,
    followers: people.slice(gone(d)),
  }));
  return [ACCOUNT, ...lists];
}

function posts(times: number[]): object[] {
  return times.map((at, n) => ({ type: 'post', id: `${n}`, at: day(at), text: 'tea' }));
}

describe('platform events', () => {
  it('sees a mass departure within one interval, with all who went', async () => {
    const log = await audienceOf(readings(40, (d) => d + (d >= 20 ? 60 : 0)));
    const { platformEvents, spells } = followAudience(log);
    expect(platformEvents).toHaveLength(1);
    expect(platformEvents[0]).toMatchObject({ lost: 61 });
    expect(spells.platformEvent.filter((event) => event === 0)).toHaveLength(61);
  });

  it('sees one among departures known to the moment', async () => {
    const steady = people
      .slice(0, 40)
      .map((person, i) => ({ type: 'unfollow', person, at: day(i + 0.3) }));
    const purge = people
      .slice(40, 91)
      .map((person, i) => ({ type: 'unfollow', person, at: day(20.1 + 0.001 * (i % 30)) }));
    const before = people.map((person) => ({ type: 'follow', person, before: day(0) }));
    const { platformEvents } = followAudience(
      await audienceOf([ACCOUNT, ...before, ...steady, ...purge]),
    );
    expect(platformEvents).toHaveLength(1);
    expect(platformEvents[0].lost).toBeGreaterThanOrEqual(51);
  });

  it('sees one that straddles a reading', async () => {
    const log = await audienceOf(readings(40, (d) => d + (d < 20 ? 0 : d === 20 ? 25 : 60)));
    expect(followAudience(log).platformEvents).toMatchObject([{ lost: 62 }]);
  });

  it('sees a few dozen suspended at once, and leaves those who went by themselves', async () => {
    const lost = readings(60, (d) => 4 * d + (d >= 30 ? 14 : 0));
    const suspended = people
      .slice(120, 134)
      .map((person) => ({ type: 'status', person, at: day(31), status: 'suspended' }));
    const log = await audienceOf([...lost, ...suspended]);
    const { platformEvents, spells } = followAudience(log);
    expect(platformEvents).toMatchObject([{ lost: 14, after: Date.parse(day(29)) }]);
    expect(spells.platformEvent.filter((event) => event === 0)).toHaveLength(14);
  });

  it('takes what follows a flood of posts for their doing', async () => {
    const log = readings(40, (d) => d + (d >= 20 ? 60 : 0));
    const daily = Array.from({ length: 39 }, (_, d) => d + 0.4);
    const flood = Array.from({ length: 15 }, (_, n) => 19.2 + 0.01 * n);
    const without = await audienceOf([...log, ...posts(daily)]);
    expect(followAudience(without).platformEvents).toHaveLength(1);
    const withFlood = await audienceOf([...log, ...posts([...daily, ...flood])]);
    expect(followAudience(withFlood).platformEvents).toEqual([]);
  });

  it('does not take a wave that fades over days for one', async () => {
    const wave = [0, 40, 65, 82, 94, 102, 108, 112];
    const log = await audienceOf(readings(40, (d) => d + (d < 20 ? 0 : wave[Math.min(7, d - 19)])));
    expect(followAudience(log).platformEvents).toEqual([]);
  });

  it('finds none in steady departures', async () => {
    const log = await audienceOf(readings(40, (d) => 3 * d));
    expect(followAudience(log).platformEvents).toEqual([]);
  });
});
