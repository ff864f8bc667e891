import { describe, expect, it } from 'vitest';
import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { followingAt } from '../../../src/analysis/audience/following-at.ts';
import { arrivalsOf, cameBy, cameWithinYear } from '../../../src/views/report/came-by.ts';
import { DAY } from '../../../src/model/instant.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { logOfLists } from '../../calibration/first-day/log-of-lists.ts';
import { drawListPlan, simulateLists } from '../../calibration/first-day/simulate-lists.ts';
import { SPOILT_ORDERS } from '../../calibration/first-day/spoilt-orders.ts';

describe.each([1, 5])('those who follow now, from %i readings', (snapshots) => {
  const random = seededRandom(3);
  const world = simulateLists(drawListPlan(1500, snapshots, random), random);
  const log = logOfLists(world, true);
  const audience = followAudience(log);
  const current = followingAt(audience, log.people.count, audience.to);
  const arrivals = arrivalsOf(audience, current, audience.to)!;
  const listed = new Set(world.snapshots.at(-1)!.followers);
  const came = world.durations
    .filter(({ person, follow, leave }) => {
      return listed.has(person) && follow <= audience.to && leave > audience.to;
    })
    .map(({ follow }) => follow);

  it('had come by each step as many as is said, at least and at most', () => {
    const steps = cameBy(arrivals)!;
    expect(steps).toHaveLength(60);
    for (const { at, least, most } of steps) {
      const truth = came.filter((follow) => follow <= Date.parse(at)).length;
      expect(truth).toBeGreaterThanOrEqual(least);
      expect(truth).toBeLessThanOrEqual(most);
    }
    expect(steps.at(-1)).toMatchObject({ least: listed.size, most: listed.size });
  });

  it('came within a year as many as is said, and that says something', () => {
    const { least, most } = cameWithinYear(arrivals, () => true);
    const truth = came.filter((follow) => follow > audience.to - 365 * DAY).length;
    expect(truth).toBeGreaterThanOrEqual(least);
    expect(truth).toBeLessThanOrEqual(most);
    expect(least).toBeGreaterThan(0.7 * truth);
  });
});

it('nothing is said from an order that is not believed', () => {
  const random = seededRandom(3);
  const world = simulateLists(drawListPlan(1500, 1, random), random);
  const [snapshot] = world.snapshots;
  snapshot!.followers = SPOILT_ORDERS['oldest first']!(snapshot!.followers, world, random);
  const log = logOfLists(world, true);
  const audience = followAudience(log);
  expect(audience.order).toMatchObject({ lists: 1, fault: 'the oldest accounts stand first' });
  expect(arrivalsOf(audience, new Uint8Array(log.people.count).fill(1), audience.to)).toBeNull();
});
