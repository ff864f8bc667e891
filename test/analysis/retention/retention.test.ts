import { describe, expect, it } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { wholeWindow } from '../../../src/analysis/audience/window.ts';
import { gainedSpells } from '../../../src/analysis/retention/gained-spells.ts';
import { lastingOf, retentions } from '../../../src/analysis/retention/retention.ts';
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
});
