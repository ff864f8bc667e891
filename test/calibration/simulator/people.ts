import type { Random } from '../../../src/stats/random.ts';
import { chance, normal, pick, wholeBetween } from './draws.ts';
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
  return people.map(({ group }) => {
    const isRead = chance(random, plan.profilesRead);
    const counts = group < 0 ? collectorCounts(random) : ordinaryCounts(random);
    const said = new Set<string>();
    if (group >= 0 && chance(random, 0.85)) {
      const { words, weights } = vocabularies[group];
      for (let n = wholeBetween(random, 4, 9); n > 0; n--) said.add(words[pick(random, weights)]);
    }
    return { counts: isRead ? counts : undefined, words: [...said], inBio: chance(random, 0.3) };
  });
}

function ordinaryCounts(random: Random): Profile['counts'] {
  return {
    following: Math.round(Math.exp(5.8 + 1.1 * normal(random))),
    followers: Math.round(Math.exp(5 + 1.6 * normal(random))),
  };
}

/** They follow thousands, and some follow back. */
function collectorCounts(random: Random): Profile['counts'] {
  const following = Math.exp(8 + 0.6 * normal(random));
  return {
    following: Math.round(following),
    followers: Math.round(following * (0.15 + 0.9 * random())),
  };
}
