import { describe, expect, it } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { wholeWindow } from '../../../src/analysis/audience/window.ts';
import { gainedSpells } from '../../../src/analysis/retention/gained-spells.ts';
import { lastingOf, retentions } from '../../../src/analysis/retention/retention.ts';
import { knownUpTo } from '../../../src/analysis/audience/known-up-to.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { audienceOf } from '../../support/audience-of.ts';

const at = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();

/** Ten come before each snapshot and half of these are gone before the next one. */
function snapshotsEvery(days: number, count: number): object[] {
  const account = { type: 'account', id: '1', platform: 'x' };
  const snapshots = Array.from({ length: count }, (_, r) => ({
    type: 'snapshot',
    at: at(r * days),
    complete: true,
    followers: Array.from({ length: 10 * (r + 2) }, (_, i) => i)
      .filter((i) => i >= 10 * (r + 1) || i % 2 === 0)
      .map((i) => `p${i}`),
  }));
  return [account, ...snapshots];
}

async function retentionOf(events: object[]) {
  const audience = followAudience(await audienceOf(events));
  return retentions(audience, gainedSpells(audience), wholeWindow(audience.log));
}

describe('retention', () => {
  it('is null if the starts of spells are too vague', async () => {
    const audience = followAudience(await audienceOf(snapshotsEvery(31, 8)));
    const gained = gainedSpells(audience);
    expect(gained.length).toBeGreaterThan(20);
    const nothing = { retention30: null, retention90: null, retention365: null };
    expect(retentions(audience, gained, wholeWindow(audience.log))).toEqual(nothing);
    expect(lastingOf(audience, gained, wholeWindow(audience.log)).chances(30)).toBeNull();
  });

  it('counts people with known follow times only from the first snapshot on, as they stayed until then', async () => {
    const early = Array.from({ length: 370 }, (_, i) => ({
      type: 'follow',
      person: `early${i}`,
      at: at(-400 + i),
    }));
    const observed = snapshotsEvery(10, 8);
    const withEarly = observed.map((event) =>
      'followers' in event
        ? {
            ...event,
            followers: [...(event.followers as string[]), ...early.map(({ person }) => person)],
          }
        : event,
    );
    const [all, newOnes] = [
      await retentionOf([...withEarly, ...early]),
      await retentionOf(observed),
    ];
    expect(all.retention30!.estimate).toBeCloseTo(newOnes.retention30!.estimate, 1);
    expect(all.retention30!.high).toBeLessThan(0.5);
    expect(newOnes.retention365).toBeNull();
    // None of them left, at ages of which nothing was known before.
    expect(all.retention365!.estimate / all.retention90!.estimate).toBeGreaterThan(0.95);
  });

  it('covers every observed age, and none beyond', async () => {
    const audience = followAudience(await audienceOf(snapshotsEvery(10, 8)));
    const { retention30, retention90 } = retentions(
      audience,
      gainedSpells(audience),
      wholeWindow(audience.log),
    );
    // Half of those seen stay; some went before anybody looked.
    expect(retention30!.estimate).toBeGreaterThan(0.2);
    expect(retention30!.estimate).toBeLessThan(0.5);
    expect(retention90).toBeNull();
    const chances = lastingOf(audience, gainedSpells(audience), wholeWindow(audience.log)).chances(
      30,
    )!;
    expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
    expect(chances).toContain(0);
    expect(chances).toContain(1);
  });

  it.each(['events', 'weekly lists'])('is that of the window, known by %s', async (known) => {
    const random = seededRandom(8);
    const [days, change] = [240, 120];
    // The hazard of everybody is 0.01 a day at first, and 0.04 after the change.
    const spells = Array.from({ length: 1600 }, (_, p) => {
      const from = days * random();
      const clock = -Math.log(1 - random());
      const atChange = Math.max(0, change - from) * 0.01;
      const to =
        clock < atChange ? from + clock / 0.01 : Math.max(from, change) + (clock - atChange) / 0.04;
      return { person: `p${p}`, from, to };
    });
    const lists = Array.from({ length: 1 + Math.floor(days / 7) }, (_, l) => ({
      type: 'snapshot',
      at: at(7 * l),
      complete: true,
      followers: spells
        .filter(({ from, to }) => from <= 7 * l && to > 7 * l)
        .map(({ person }) => person),
    }));
    const events = spells.flatMap(({ person, from, to }) => [
      { type: 'follow', person, at: at(from) },
      ...(to < days ? [{ type: 'unfollow', person, at: at(to) }] : []),
    ]);
    const account = { type: 'account', id: '1', platform: 'x' };
    const log = await audienceOf([account, ...(known === 'events' ? events : lists)]);
    const retentionIn = (from: number, to: number) => {
      const audience = followAudience(knownUpTo(log, Date.parse(at(to))));
      const window = { from: Date.parse(at(from)), to: audience.to, after: Date.parse(at(from)) };
      return retentions(audience, gainedSpells(audience), window);
    };
    const [first, second] = [retentionIn(7, change), retentionIn(change, days)];
    for (const [{ retention30, retention90 }, hazard] of [
      [first, 0.01],
      [second, 0.04],
    ] as const) {
      expect(retention30!.low).toBeLessThan(Math.exp(-30 * hazard));
      expect(retention30!.high).toBeGreaterThan(Math.exp(-30 * hazard));
      expect(retention90!.low).toBeLessThan(Math.exp(-90 * hazard));
      expect(retention90!.high).toBeGreaterThan(Math.exp(-90 * hazard));
    }
    expect(second.retention30!.high).toBeLessThan(first.retention30!.low);
    // A month shows retention at 90 days, by those who came before it.
    expect(retentionIn(change, change + 35).retention90).not.toBeNull();
  });
});
