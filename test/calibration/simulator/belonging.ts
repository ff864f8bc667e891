import type { Random } from '../../../src/stats/random.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { between, chance } from './draws.ts';
import type { GroupPlan, WorldPlan } from './world-plan.ts';

/**
 * What makes a tribe. A group lacks one or more of these, or it belongs: it leaves less, whatever is
 * posted, reacts to more than one topic, and is followed back more.
 */
export interface Qualities {
  durations: boolean;
  /** Also through the topic that is hardest on it. */
  throughAll: boolean;
  isBroad: boolean;
  isMutual: boolean;
}

/** A world in which it is known which groups are tribes. */
export interface BelongingPlan {
  world: WorldPlan;
  qualities: Qualities[];
}

const BELONGS: Qualities = { durations: true, throughAll: true, isBroad: true, isMutual: true };
const TOURISTS: Qualities = { durations: false, throughAll: true, isBroad: false, isMutual: false };
/** Leave faster by this power of e while as much is posted as usual, where they do not bear a topic. */
const ALLERGY = 1.8;
const MOST_EFFECT = 0.8;

export function belongs({ durations, throughAll, isBroad, isMutual }: Qualities): boolean {
  return durations && throughAll && isBroad && isMutual;
}

/**
 * The same world with one group that belongs, one of topic-tourists, and others that have each
 * quality or not, one apart from the other.
 */
export function withBelonging(world: WorldPlan): BelongingPlan {
  const random = seededRandom(world.seed + 1);
  const qualities = world.groups.map((_, g) => {
    if (g < 2) return g === 0 ? BELONGS : TOURISTS;
    return {
      durations: chance(random, 0.6),
      throughAll: chance(random, 0.7),
      isBroad: chance(random, 0.6),
      isMutual: chance(random, 0.6),
    };
  });
  const groups = world.groups.map((group, g) => shaped(world, group, qualities[g], random));
  return { world: { ...world, groups }, qualities };
}

function shaped(
  { topics, mutual, postsPerDay, halfLifeDays }: WorldPlan,
  group: GroupPlan,
  { durations, throughAll, isBroad, isMutual }: Qualities,
  random: Random,
): GroupPlan {
  const topic = Math.floor(random() * topics.length);
  const usual = (postsPerDay * halfLifeDays) / Math.LN2;
  const allergy = ALLERGY / Math.max(1, topics[topic].share * usual);
  return {
    ...group,
    hazard: durations ? between(random, 0.4, 0.7) : between(random, 1.3, 2.2),
    // Who stays bears what others leave for.
    effect: group.effect.map((own, k) => {
      if (!throughAll && k === topic) return Math.min(MOST_EFFECT, allergy);
      return durations && own > 0 ? own / 5 : own;
    }),
    mutual: Math.min(
      0.7,
      mutual.share * (isMutual ? between(random, 1.8, 2.6) : between(random, 0.2, 0.6)),
    ),
    ...(!isBroad && { onlyTopic: topic }),
  };
}
