import { seededRandom } from '../../../src/stats/random.ts';
import { between, chance, logBetween } from './draws.ts';
import type { WorldPlan } from './world-plan.ts';

/**
 * The same world with follow churners who visit once, exponentially long, or with none: one world
 * in `NONE_IN`. They are 1% to 40% of all newcomers. Profiles have numbers, bios that ask to be
 * followed back, both or neither.
 */
export function withVisitors(world: WorldPlan): WorldPlan {
  const random = seededRandom(world.seed + 2);
  const share = chance(random, 1 / NONE_IN) ? 0 : logBetween(random, 0.01, 0.4);
  const hasCounts = chance(random, 0.7);
  const hasBios = chance(random, 0.6);
  return {
    ...world,
    followChurners: {
      perYear: (share / (1 - share)) * newcomersPerYear(world),
      mostVisits: 1,
      meanVisit: between(random, 1, 7),
      followed: logBetween(random, 800, 5000),
      followersEach: [between(random, 0.02, 0.15), between(random, 0.25, 0.8)],
      asks: hasBios ? between(random, 0.4, 0.9) : 0,
      othersAsk: hasBios ? between(random, 0, 0.02) : 0,
    },
    profilesRead: hasCounts ? between(random, 0.8, 1) : 0,
  };
}

const NONE_IN = 6;

/** For each follower at the beginning. */
function newcomersPerYear({
  baseFollows,
  postsPerDay,
  topics,
  replies,
  bursts,
  days,
}: WorldPlan): number {
  const gain = topics.reduce((sum, topic) => sum + topic.share * topic.gain, 0);
  const reach = 1 - replies.share * (1 - replies.reach);
  return 365 * (baseFollows + postsPerDay * reach * gain + (bursts.count * bursts.share) / days);
}
