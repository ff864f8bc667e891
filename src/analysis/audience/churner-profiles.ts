import type { People } from '../../model/audience-log.ts';
import {
  type BivariateNormal,
  fitBivariateNormal,
  logBivariateNormalDensity,
  type Pairs,
} from '../../stats/bivariate-normal.ts';

/**
 * What the spells of a person show: nothing (open); a long spell, so no follow churner (stayer);
 * several short spells, so a follow churner (repeater); or one short spell without engagement, so
 * the profile decides (doubtful).
 */
export const STANDING = { open: 0, stayer: 1, repeater: 2, doubtful: 3 } as const;

/** Profiles of follow churners if none is certain: they follow thousands, and fewer follow back. */
const CHURNERS: BivariateNormal = {
  mean: [Math.log(3000), Math.log(1000)],
  variance: [0.6, 2],
  covariance: 0.6,
};
/** Profiles of others if nobody has a long spell. */
const OTHERS: BivariateNormal = {
  mean: [Math.log(400), Math.log(200)],
  variance: [1.5, 2.5],
  covariance: 1,
};
/** Larger numbers, and larger ratios of following to followers, make no difference. */
const MOST_FOLLOWED = 10_000;
const MOST_OVER = 6;
const PRIOR_PEOPLE = 10;
const MOST_ROUNDS = 50;

/**
 * Returns the probability that each doubtful person is a follow churner, by their numbers of
 * followed accounts and followers. People with long spells show the profiles of others, people with
 * repeated short spells those of follow churners. The share of follow churners among the doubtful
 * is the one that makes these profiles likeliest (expectation maximisation of one mixing share;
 * Dempster, Laird and Rubin 1977).
 *
 * @param standing for each person one of `STANDING`.
 * @returns NaN for everybody who is not doubtful or has no known profile. Cost: O(people).
 */
export function churnerChances(people: People, standing: Uint8Array): Float64Array {
  const churners = fitBivariateNormal(
    profilesOf(people, standing, STANDING.repeater).pairs,
    CHURNERS,
    PRIOR_PEOPLE,
  );
  const stayers = profilesOf(people, standing, STANDING.stayer);
  const others = fitBivariateNormal(stayers.pairs, OTHERS, PRIOR_PEOPLE);
  const { who, pairs } = profilesOf(people, standing, STANDING.doubtful);
  const odds = Float64Array.from(who, (_, i) =>
    Math.exp(
      logBivariateNormalDensity(churners, pairs.x[i], pairs.y[i]) -
        logBivariateNormalDensity(others, pairs.x[i], pairs.y[i]),
    ),
  );
  const share = likeliestShare(odds);
  const chances = new Float64Array(people.count).fill(Number.NaN);
  for (const [i, person] of who.entries()) chances[person] = chance(odds[i], share);
  return chances;
}

function chance(odds: number, share: number): number {
  return odds === Infinity ? 1 : (share * odds) / (share * odds + 1 - share);
}

/** Returns the likeliest share of follow churners, under a weak prior. */
function likeliestShare(odds: Float64Array): number {
  let share = 0.5;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const expected = odds.reduce((sum, one) => sum + chance(one, share), 0);
    share = (expected + 1) / (odds.length + 2);
  }
  return share;
}

/** Returns the logarithms of both numbers for people whose profile has both. */
function profilesOf(
  { count, profiles }: People,
  standing: Uint8Array,
  wanted: number,
): { who: number[]; pairs: Pairs } {
  const who: number[] = [];
  const x: number[] = [];
  const y: number[] = [];
  for (let person = 0; person < count; person++) {
    if (standing[person] !== wanted) continue;
    const { followers, following } = profiles[person] ?? {};
    if (followers === undefined || following === undefined) continue;
    who.push(person);
    const followed = Math.min(MOST_FOLLOWED, following);
    x.push(Math.log(followed + 1));
    y.push(Math.log(Math.max(followers, followed / MOST_OVER) + 1));
  }
  return { who, pairs: { x, y } };
}
