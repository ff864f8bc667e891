import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { wholeWindow } from '../../../src/analysis/audience/window.ts';
import { formatInstant } from '../../../src/model/instant.ts';
import { audienceFigures } from '../../../src/views/report/audience-figures.ts';
import { ACCOUNT, audienceOf, day } from '../../support/audience-of.ts';
import { tries } from '../../support/soak.ts';

const listAt = (d: number) => ({
  type: 'snapshot',
  at: day(d),
  complete: true,
  followers: ['1', '2', '3'],
});

const instantOf = (d: number): string => formatInstant(Date.parse(day(d)));

const lists = fc.array(
  fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 20 }),
  {
    minLength: 2,
    maxLength: 12,
  },
);

describe('figures of the audience', () => {
  it('add up in every window, and so does the picture', async () => {
    await fc.assert(
      fc.asyncProperty(
        lists,
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 0, max: 11 }),
        async (followers, a, b) => {
          const snapshots = followers.map((list, d) => ({
            type: 'snapshot',
            at: day(d),
            complete: true,
            followers: list.map((p) => `p${p}`),
          }));
          const log = await audienceOf([ACCOUNT, ...snapshots]);
          const audience = followAudience(log);
          const from = Date.parse(day(Math.min(a, b)));
          const window = { from, to: Date.parse(day(Math.max(a, b))), after: from };
          const figures = audienceFigures(audience, log.people.ids, window, log.posts);
          expect(figures.end).toBe(figures.start + figures.gained - figures.lost);
          expect(Object.values(figures.lostBy).reduce((sum, n) => sum + n, 0)).toBe(figures.lost);
          // Where two lists share nobody, neither counts, and there is no history.
          expect(figures.history.at(-1)?.followers ?? 0).toBe(figures.end);
          expect(figures.history.reduce((sum, step) => sum + step.gained, 0)).toBe(figures.gained);
        },
      ),
      { numRuns: tries(50, 2000) },
    );
  });

  it('count what was told by events alone', async () => {
    const log = await audienceOf([
      ACCOUNT,
      { type: 'follow', person: 'there', before: day(0) },
      { type: 'follow', person: 'a', at: day(1) },
      { type: 'unfollow', person: 'there', after: day(2), before: day(3), reason: 'suspended' },
      { type: 'unfollow', person: 'never-seen', at: day(4) },
    ]);
    const audience = followAudience(log);
    const figures = audienceFigures(audience, log.people.ids, wholeWindow(audience.log), log.posts);
    expect(figures).toMatchObject({ start: 2, gained: 1, lost: 2, end: 1 });
    expect(figures.lostBy).toMatchObject({ suspended: 1, unknown: 1 });
  });

  it('say for which part of the window the audience is known', async () => {
    const snapshots = [3, 8].map((d) => ({
      type: 'snapshot',
      at: day(d),
      complete: true,
      followers: ['a', 'b'],
    }));
    const log = await audienceOf([ACCOUNT, ...snapshots]);
    const audience = followAudience(log);
    const observedIn = (from: number, to: number) => {
      const after = Date.parse(day(from));
      const window = { from: after, to: Date.parse(day(to)), after };
      return audienceFigures(audience, log.people.ids, window, log.posts).observed;
    };
    expect(observedIn(0, 5)).toEqual({ from: '2024-01-04T00:00:00Z', to: '2024-01-06T00:00:00Z' });
    expect(observedIn(4, 90)).toEqual({ from: '2024-01-05T00:00:00Z', to: '2024-01-09T00:00:00Z' });
    expect([observedIn(0, 3), observedIn(9, 90)]).toEqual([null, null]);
  });

  it.each(['x', 'instagram', 'bluesky'])(
    'on %s say that departures show only from the first snapshot on',
    async (platform) => {
      // An archive of X has no times of follows.
      const times = [1, 2, 3].map((person) => ({
        type: 'follow',
        person: `${person}`,
        at: day(person),
      }));
      const events = [{ ...ACCOUNT, platform }, ...(platform === 'x' ? [] : times), listAt(10)];
      const seen = async (more: object[], from: number, to: number) => {
        const log = await audienceOf([...events, ...more]);
        const audience = followAudience(log);
        const [start, end] = [Date.parse(day(from)), Date.parse(day(to))];
        const window = { from: start, to: end, after: start };
        const figures = audienceFigures(audience, log.people.ids, window, log.posts);
        expect(figures.lost).toBe(0);
        return figures.observed && figures.leavingSeen;
      };
      expect(await seen([], 0, 10)).toBeNull();
      expect(await seen([listAt(20)], 0, 10)).toBeNull();
      expect(await seen([listAt(20)], 12, 20)).toBeUndefined();
      expect(await seen([listAt(20)], 0, 20)).toEqual(
        platform === 'x' ? undefined : { from: instantOf(10), to: instantOf(20) },
      );
      const left = { type: 'unfollow', person: '4', at: day(5) };
      expect(await seen([listAt(20), left], 6, 10)).toBeUndefined();
    },
  );
});
