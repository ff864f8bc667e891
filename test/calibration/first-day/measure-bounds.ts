import { followAudience } from '../../../src/analysis/audience/follow-audience.ts';
import { DAY } from '../../../src/model/instant.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { logOfLists } from './log-of-lists.ts';
import { drawListPlan, type ListPlan, type ListWorld, simulateLists } from './simulate-lists.ts';

/** How well follow times were bounded in one simulated audience. */
export interface BoundFigures {
  plan: ListPlan;
  /** Why the order was not believed; empty where it was. */
  fault: string;
  /** Those in the last list whose follow was before the first, in the order of the list. */
  people: number;
  /** Of them, those whose bound lies after the truth. */
  tooLate: number;
  /** Of all bounds from above, those that lie before the truth. */
  tooEarly: number;
  /** Median of the days from the bound to the truth. */
  medianDays: number;
  /** The same as a share of the years the audience took to come together. */
  medianShare: number;
  departures: { seen: number; reinstated: number };
}

/** Simulates an audience, bounds its follow times from the lists alone, and holds them to the truth. */
export function measureBounds(
  followers: number,
  readings: number,
  profiles: boolean,
  seed: number,
): BoundFigures {
  const random = seededRandom(seed);
  const plan = drawListPlan(followers, readings, random);
  const world = simulateLists(plan, random);
  return { plan, ...holdAgainstTruth(world, profiles, plan.years) };
}

function holdAgainstTruth(
  world: ListWorld,
  profiles: boolean,
  years: number,
): Omit<BoundFigures, 'plan'> {
  const { spells, inferred, order, reinstated } = followAudience(logOfLists(world, profiles));
  const first = world.readings[0]!.at;
  const truth = truthsOf(world);
  const errors: number[] = [];
  let tooEarly = 0;
  let seen = 0;
  for (let s = 0; s < spells.count; s++) {
    if (spells.leaveBefore[s]! < Infinity) seen++;
    if (spells.followAfter[s] !== -Infinity) continue;
    const follow = truth.get(spells.person[s]!)!;
    errors.push((follow - inferred.after[s]!) / DAY);
    if (Math.min(spells.followBefore[s]!, inferred.before[s]!) < follow) tooEarly++;
  }
  errors.sort((a, b) => a - b);
  const medianDays = errors[errors.length >> 1]!;
  return {
    fault: order.fault,
    people: errors.length,
    tooLate: errors.filter((days) => days < 0).length,
    tooEarly,
    medianDays,
    medianShare: medianDays / (years * 365),
    departures: { seen, reinstated },
  };

  /** When those there at the first reading, or away and back later, had come. */
  function truthsOf({ stays }: ListWorld): Map<number, number> {
    return new Map(
      stays.filter(({ follow }) => follow <= first).map(({ person, follow }) => [person, follow]),
    );
  }
}
