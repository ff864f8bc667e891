import { describe, expect, it } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { timeGrid } from '../../../src/analysis/effects/design/time-grid.ts';
import { ACCOUNT, audienceOf, day } from '../../support/audience-of.ts';

const people = Array.from({ length: 400 }, (_, i) => `p${String(i).padStart(3, '0')}`);

/** A snapshot a day; `gone(d)` is how many of the list have left by then. */
function snapshots(days: number, gone: (d: number) => number): object[] {
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

describe('mass departures', () => {
  it('are found within one interval, with everybody who left', async () => {
    const log = await audienceOf(snapshots(40, (d) => d + (d >= 20 ? 60 : 0)));
    const { massDepartures, spells } = followAudience(log);
    expect(massDepartures).toHaveLength(1);
    expect(massDepartures[0]).toMatchObject({ lost: 61 });
    expect(spells.massDeparture.filter((event) => event === 0)).toHaveLength(61);
  });

  it('are found among departures with exact times', async () => {
    const steady = people
      .slice(0, 40)
      .map((person, i) => ({ type: 'unfollow', person, at: day(i + 0.3) }));
    const purge = people
      .slice(40, 91)
      .map((person, i) => ({ type: 'unfollow', person, at: day(20.1 + 0.001 * (i % 30)) }));
    const before = people.map((person) => ({ type: 'follow', person, before: day(0) }));
    const { massDepartures } = followAudience(
      await audienceOf([ACCOUNT, ...before, ...steady, ...purge]),
    );
    expect(massDepartures).toHaveLength(1);
    expect(massDepartures[0].lost).toBeGreaterThanOrEqual(51);
  });

  it('are not found with only an incomplete list and a complete one', async () => {
    const cut = { type: 'snapshot', at: day(0), complete: false, followers: people.slice(0, 200) };
    const now = { type: 'snapshot', at: day(30), complete: true, followers: people.slice(20) };
    const audience = followAudience(await audienceOf([ACCOUNT, cut, now]));
    const { massDepartures, spells, from, to } = audience;
    expect(spells.leaveBefore.filter((left) => left !== Infinity)).toHaveLength(20);
    expect(massDepartures).toEqual([]);
    // In steps finer than that, all twenty would have left on the last day.
    expect([...timeGrid(audience, { from, to }).bound]).toEqual([from, to]);
  });

  it('are found on both sides of a snapshot', async () => {
    const log = await audienceOf(snapshots(40, (d) => d + (d < 20 ? 0 : d === 20 ? 25 : 60)));
    expect(followAudience(log).massDepartures).toMatchObject([{ lost: 62 }]);
  });

  it('are found for a few dozen suspensions, without people who unfollowed by themselves', async () => {
    const lost = snapshots(60, (d) => 4 * d + (d >= 30 ? 14 : 0));
    const suspended = people
      .slice(120, 134)
      .map((person) => ({ type: 'status', person, at: day(31), status: 'suspended' }));
    const log = await audienceOf([...lost, ...suspended]);
    const { massDepartures, spells } = followAudience(log);
    expect(massDepartures).toMatchObject([{ lost: 14, after: Date.parse(day(29)) }]);
    expect(spells.massDeparture.filter((event) => event === 0)).toHaveLength(14);
  });

  it('do not include what a flood of posts caused', async () => {
    const log = snapshots(40, (d) => d + (d >= 20 ? 60 : 0));
    const daily = Array.from({ length: 39 }, (_, d) => d + 0.4);
    const flood = Array.from({ length: 15 }, (_, n) => 19.2 + 0.01 * n);
    const without = await audienceOf([...log, ...posts(daily)]);
    expect(followAudience(without).massDepartures).toHaveLength(1);
    const withFlood = await audienceOf([...log, ...posts([...daily, ...flood])]);
    expect(followAudience(withFlood).massDepartures).toEqual([]);
  });

  it('do not include a wave that fades over days', async () => {
    const wave = [0, 40, 65, 82, 94, 102, 108, 112];
    const log = await audienceOf(
      snapshots(40, (d) => d + (d < 20 ? 0 : wave[Math.min(7, d - 19)])),
    );
    expect(followAudience(log).massDepartures).toEqual([]);
  });

  it('are not found among steady departures', async () => {
    const log = await audienceOf(snapshots(40, (d) => 3 * d));
    expect(followAudience(log).massDepartures).toEqual([]);
  });
});
