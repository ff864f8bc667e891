import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { DAY } from '../../../src/model/instant.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { logOfLists } from './log-of-lists.ts';
import { drawListPlan, type ListWorld, simulateLists } from './simulate-lists.ts';
import type { SPOILT_ORDERS } from './spoilt-orders.ts';

/** How well follow times were bounded in one simulated audience. */
export interface BoundFigures {
  /** Why the order was not believed; empty where it was. */
  fault: string;
  /** Those who were there at the first snapshot, or away then and back later. */
  people: number;
  /** Of them, those whose bounds leave the truth out. */
  wrong: number;
  /** Median of the days from the bound to the truth. */
  medianDays: number;
  /** The same as a share of the time the audience took to come together. */
  medianShare: number;
  /** Follows said to have been seen where there was none: accounts back from a suspension. */
  falseFollows: number;
  reinstated: number;
}

export interface ListQuestion {
  followers: number;
  /** Snapshots, a week apart. */
  snapshots: number;
  /** Whether profiles were read; else there are bare ids. */
  profiles: boolean;
  seed: number;
  /** What became of the order, if anything. */
  spoil?: (typeof SPOILT_ORDERS)[string];
}

/** Simulates an audience, bounds its follow times from the lists alone, and holds them to the truth. */
export function measureBounds(question: ListQuestion): BoundFigures {
  const { followers, snapshots, profiles, seed, spoil } = question;
  const random = seededRandom(seed);
  const world = simulateLists(drawListPlan(followers, snapshots, random), random);
  for (const snapshot of world.snapshots) {
    if (spoil !== undefined) snapshot.followers = spoil(snapshot.followers, world, random);
  }
  const { spells, inferred, order, reinstated } = followAudience(logOfLists(world, profiles));
  const first = world.snapshots[0]!.at;
  const before = followsUpTo(world, first);
  const since = new Set(
    world.durations.filter(({ follow }) => follow > first).map((s) => s.person),
  );
  const errors: number[] = [];
  let wrong = 0;
  let falseFollows = 0;
  for (let s = 0; s < spells.count; s++) {
    if (spells.followAfter[s] !== -Infinity) {
      if (!since.has(spells.person[s]!)) falseFollows++;
      continue;
    }
    const follow = before.get(spells.person[s]!)!;
    const latest = Math.min(spells.followBefore[s]!, inferred.before[s]!);
    if (follow < inferred.after[s]! || follow > latest) wrong++;
    errors.push((follow - inferred.after[s]!) / DAY);
  }
  const medianDays = errors.toSorted((a, b) => a - b)[errors.length >> 1]!;
  return {
    fault: order.fault,
    people: errors.length,
    wrong,
    medianDays,
    medianShare: (medianDays * DAY) / (first - world.since),
    falseFollows,
    reinstated: reinstated.length,
  };
}

/** When those who had come by a moment had come, the last time. */
function followsUpTo({ durations }: ListWorld, moment: number): Map<number, number> {
  return new Map(
    durations
      .filter(({ follow }) => follow <= moment)
      .map(({ person, follow }) => [person, follow]),
  );
}
