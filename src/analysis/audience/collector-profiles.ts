import type { People } from '../../model/audience-log.ts';
import {
  type BivariateNormal,
  fitBivariateNormal,
  logBivariateNormalDensity,
  type Pairs,
} from '../../stats/bivariate-normal.ts';

/**
 * What is known of a person before looking at the profile: nothing that would tell; stays, and so
 * is no follow churner; came for days again and again, and so is one; came for days once and never
 * reacted to a post, and so may be either.
 */
export const STANDING = { open: 0, stayer: 1, repeater: 2, doubtful: 3 } as const;

/** What follow churners look like where none is certain: they follow thousands, fewer follow back. */
const COLLECTORS: BivariateNormal = {
  mean: [Math.log(3000), Math.log(1000)],
  variance: [0.6, 2],
  covariance: 0.6,
};
/** What others look like where nobody stays. */
const OTHERS: BivariateNormal = {
  mean: [Math.log(400), Math.log(200)],
  variance: [1.5, 2.5],
  covariance: 1,
};
/** Following more people than this, or more for each follower, says no more. */
const MOST_FOLLOWED = 10_000;
const MOST_OVER = 6;
const PRIOR_PEOPLE = 10;
const MOST_ROUNDS = 50;

/**
 * How likely each doubtful person is a follow churner, by how many they follow and how many follow
 * them: those who stay say what others look like, those who come again and again what follow churners do,
 * and how common follow churners are among the doubtful is what makes these profiles likeliest
 * (expectation maximisation of one mixing share; Dempster, Laird and Rubin 1977).
 *
 * @param standing for each person one of `STANDING`.
 * @returns NaN for all who are not doubtful, or whose profile is not known. Time O(people).
 */
export function collectorChances(people: People, standing: Uint8Array): Float64Array {
  const collectors = fitBivariateNormal(
    profilesOf(people, standing, STANDING.repeater).pairs,
    COLLECTORS,
    PRIOR_PEOPLE,
  );
  const stayers = profilesOf(people, standing, STANDING.stayer);
  const others = fitBivariateNormal(stayers.pairs, OTHERS, PRIOR_PEOPLE);
  const { who, pairs } = profilesOf(people, standing, STANDING.doubtful);
  const odds = Float64Array.from(who, (_, i) =>
    Math.exp(
      logBivariateNormalDensity(collectors, pairs.x[i], pairs.y[i]) -
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

/** The share of follow churners that makes the profiles likeliest; a little is known beforehand. */
function likeliestShare(odds: Float64Array): number {
  let share = 0.5;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const expected = odds.reduce((sum, one) => sum + chance(one, share), 0);
    share = (expected + 1) / (odds.length + 2);
  }
  return share;
}

/** Logarithms of how many they follow and are followed by, of those whose profile says both. */
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
