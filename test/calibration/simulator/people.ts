import type { Random } from '../../../src/stats/random.ts';
import { between, chance, normal, pick, wholeBetween } from './draws.ts';
import { askToBeFollowed } from './asking-bios.ts';
import type { Person } from './lives.ts';
import { COMMON_WORDS, THEMES, wordWeights } from './vocabularies.ts';
import type { WorldPlan } from './world-plan.ts';

/** What can be read of one person. */
export interface Profile {
  /** As in the events; `undefined` where the profile is not read. */
  counts: { followers: number; following: number } | undefined;
  /** Words, as many as they say; none where nothing is known of their interests. */
  words: string[];
  /** Whether the words stand in their bio, or are known one by one. */
  inBio: boolean;
  /** What their bio says besides, asking to be followed back. */
  asking?: string;
}

/** Chance of each word for the members of a group: its own theme, thinned by what anybody says. */
export function groupVocabulary(plan: WorldPlan, group: number): Map<string, number> {
  const own = THEMES[plan.groups[group].theme];
  const ownWeights = wordWeights(own.length);
  const commonWeights = wordWeights(COMMON_WORDS.length);
  return new Map([
    ...own.map((word, w) => [word, (1 - plan.overlap) * ownWeights[w]] as const),
    ...COMMON_WORDS.map((word, w) => [word, plan.overlap * commonWeights[w]] as const),
  ]);
}

export function inventProfiles(
  plan: WorldPlan,
  people: readonly Person[],
  random: Random,
): Profile[] {
  const vocabularies = plan.groups.map((_, group) => {
    const vocabulary = groupVocabulary(plan, group);
    return { words: [...vocabulary.keys()], weights: [...vocabulary.values()] };
  });
  const { asks, othersAsk } = plan.followChurners;
  return people.map(({ group }) => {
    const isRead = chance(random, plan.profilesRead);
    const counts = group < 0 ? collectorCounts(plan, random) : ordinaryCounts(random);
    const said = new Set<string>();
    if (group >= 0 && chance(random, 0.85)) {
      const { words, weights } = vocabularies[group];
      for (let n = wholeBetween(random, 4, 9); n > 0; n--) said.add(words[pick(random, weights)]);
    }
    const inBio = chance(random, 0.3);
    const share = group < 0 ? asks : othersAsk;
    const asking =
      share > 0 && chance(random, share) ? askToBeFollowed(plan.seed, random) : undefined;
    return {
      counts: isRead ? counts : undefined,
      words: [...said],
      inBio,
      ...(asking !== undefined && { asking }),
    };
  });
}

function ordinaryCounts(random: Random): Profile['counts'] {
  return {
    following: Math.round(Math.exp(5.8 + 1.1 * normal(random))),
    followers: Math.round(Math.exp(5 + 1.6 * normal(random))),
  };
}

/** They follow many more than follow them. */
function collectorCounts(
  { followChurners: { followed, followersEach } }: WorldPlan,
  random: Random,
): Profile['counts'] {
  const following = followed * Math.exp(0.6 * normal(random));
  return {
    following: Math.round(following),
    followers: Math.round(following * between(random, ...followersEach)),
  };
}
