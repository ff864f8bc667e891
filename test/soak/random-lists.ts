import { seededRandom } from '../../src/stats/random.ts';
import type { Snapshot } from '../../src/model/audience-log.ts';
import { DAY } from '../../src/model/instant.ts';
import { chance, logBetween, wholeBetween } from '../calibration/simulator/draws.ts';
import { simulateWorld } from '../calibration/simulator/simulate-world.ts';
import { drawWorldPlan } from '../calibration/simulator/world-plan.ts';

/** Lists of a simulated audience, read at random times, and what became of it. */
export interface RandomLists {
  lists: Snapshot[];
  people: number;
}

const SINCE = Date.UTC(2024, 0, 1);

/**
 * Reads the lists of an audience that lives as the calibration's do, but of 5 to 2,000 people, who
 * leave up to 40 times as fast, grow up to 30 times as fast, and lose up to half at once; daily,
 * weekly or with gaps of up to months.
 */
export function randomLists(seed: number): RandomLists {
  const random = seededRandom(seed * 7919 + 1);
  const plan = drawWorldPlan(seed, 1);
  plan.followers = Math.round(logBetween(random, 5, 2000));
  plan.days = wholeBetween(random, 20, 400);
  plan.hazard *= logBetween(random, 0.3, 40);
  plan.baseFollows *= logBetween(random, 0.3, 30);
  plan.purge = chance(random, 0.3) ? logBetween(random, 0.02, 0.5) : 0;
  plan.followChurners.perYear *= logBetween(random, 1, 20);
  const { people } = simulateWorld(plan).lived;
  const gap = [1, 7, logBetween(random, 1, 60)][wholeBetween(random, 0, 2)]!;
  const lists: Snapshot[] = [];
  for (let at = random(); at < plan.days && lists.length < 60;) {
    const followers = Array.from(people.keys()).filter((p) =>
      people[p]!.spells.some(({ follow, leave }) => follow <= at && leave > at),
    );
    if (followers.length > 0) lists.push(listOf(SINCE + at * DAY, followers));
    at += gap * logBetween(random, 0.5, chance(random, 0.1) ? 5 : 1.5);
  }
  return { lists, people: people.length };
}

/** A complete list of these people. */
export function listOf(at: number, followers: readonly number[]): Snapshot {
  return {
    at: Math.round(at),
    complete: true,
    ordered: false,
    followers: Int32Array.from(followers),
  };
}
