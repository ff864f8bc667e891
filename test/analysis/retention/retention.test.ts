import { describe, expect, it } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
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
  return retentions(audience, gainedSpells(audience)).retention30;
}

describe('retention', () => {
  it('is null if the starts of spells are too vague', async () => {
    const audience = followAudience(await audienceOf(snapshotsEvery(31, 8)));
    const gained = gainedSpells(audience);
    expect(gained.length).toBeGreaterThan(20);
    const nothing = { retention30: null, retention90: null, retention365: null };
    expect(retentions(audience, gained)).toEqual(nothing);
    expect(lastingOf(audience, gained).chances(30)).toBeNull();
  });

  it('does not count people who are known only because they stayed until the first snapshot', async () => {
    const early = Array.from({ length: 300 }, (_, i) => ({
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
    expect(await retentionOf([...withEarly, ...early])).toEqual(await retentionOf(observed));
  });

  it('covers every observed age, and none beyond', async () => {
    const audience = followAudience(await audienceOf(snapshotsEvery(10, 8)));
    const { retention30, retention90 } = retentions(audience, gainedSpells(audience));
    // Half of those seen stay; some went before anybody looked.
    expect(retention30!.estimate).toBeGreaterThan(0.2);
    expect(retention30!.estimate).toBeLessThan(0.5);
    expect(retention90).toBeNull();
    const chances = lastingOf(audience, gainedSpells(audience)).chances(30)!;
    expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
    expect(chances).toContain(0);
    expect(chances).toContain(1);
  });
});
