import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../../../src/analysis/audience/audience.ts';
import { personTime } from '../../../../src/analysis/effects/design/person-time.ts';
import { timeGrid } from '../../../../src/analysis/effects/design/time-grid.ts';
import { followAudience } from '../../../../src/analysis/audience/follow-audience.ts';
import type { AudienceLog } from '../../../../src/model/audience-log.ts';
import { ACCOUNT, audienceOf, day } from '../../../support/audience-of.ts';

const exact = fc.array(
  fc.tuple(
    fc.double({ min: 0.01, max: 29, noNaN: true }),
    fc.double({ min: 0.1, max: 30, noNaN: true }),
    fc.boolean(),
  ),
  { minLength: 1, maxLength: 30 },
);

async function follow(
  durations: [number, number, boolean][],
): Promise<{ log: AudienceLog; audience: Audience }> {
  const events: object[] = [
    ACCOUNT,
    { type: 'follow', person: 'first', at: day(0) },
    { type: 'follow', person: 'last', at: day(60) },
  ];
  for (const [i, [began, stayed, back]] of durations.entries()) {
    events.push(
      { type: 'follow', person: `p${i}`, at: day(began) },
      { type: 'unfollow', person: `p${i}`, at: day(began + stayed), reason: 'unfollowed' },
    );
    if (back) events.push({ type: 'following', person: `p${i}`, at: day(began + stayed / 2) });
  }
  const log = await audienceOf(events);
  return { log, audience: followAudience(log) };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe('person-time', () => {
  it('has every person-day and every departure by choice, whatever the strata', async () => {
    await fc.assert(
      fc.asyncProperty(exact, async (durations) => {
        const { log, audience } = await follow(durations as [number, number, boolean][]);
        audience.followChurner.fill(0);
        const grid = timeGrid(audience, audience);
        const groupOf = Uint16Array.from({ length: log.people.count }, (_, person) => person % 3);
        const table = personTime(log, audience, grid, groupOf, 3);
        const days = durations.reduce((total, [, stayed]) => total + stayed, 0) + 60;
        expect(sum(table.atRisk)).toBeCloseTo(days, 3);
        expect(sum(table.departures)).toBeCloseTo(durations.length, 9);
      }),
      { numRuns: 40 },
    );
  });

  it('splits a spell when its tenure class changes and when the owner follows back', async () => {
    // Followed on day 1, followed back on day 3, in the second class from day 4, gone on day 5.
    const { log, audience } = await follow([[1, 4, true]]);
    audience.followChurner.fill(0);
    const grid = timeGrid(audience, audience);
    const groupOf = Uint16Array.from(log.people.ids, (id) => Number(id === 'p0'));
    const table = personTime(log, audience, grid, groupOf, 2);
    const days = (tenure: number, followedBack: number): number =>
      sum(
        table.atRisk.filter(
          (_, r) =>
            table.group[r] === 1 &&
            table.tenure[r] === tenure &&
            table.followedBack[r] === followedBack,
        ),
      );
    expect(days(0, 0)).toBeCloseTo(2, 9);
    expect(days(0, 1)).toBeCloseTo(1, 9);
    expect(days(1, 1)).toBeCloseTo(1, 9);
    const row = table.departures.findIndex((departures) => departures > 0);
    expect([table.group[row], table.tenure[row], table.followedBack[row]]).toEqual([1, 1, 1]);
  });

  it('excludes follow churners, suspensions and mass departures from the departures', async () => {
    const { log, audience } = await follow([
      [1, 20, false],
      [2, 20, false],
      [3, 20, false],
    ]);
    const grid = timeGrid(audience, audience);
    const groupOf = new Uint16Array(log.people.count);
    const all = sum(personTime(log, audience, grid, groupOf, 1).departures);
    const [one, two] = [
      log.people.ids.indexOf('p0'),
      audience.spells.person.indexOf(log.people.ids.indexOf('p1')),
    ];
    audience.followChurner[one] = 1;
    audience.spells.massDeparture[two] = 0;
    expect(all - sum(personTime(log, audience, grid, groupOf, 1).departures)).toBe(2);
  });
});
