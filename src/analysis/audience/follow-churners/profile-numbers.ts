import type { People } from '../../../model/audience-log.ts';
import {
  type BivariateNormal,
  fitBivariateNormal,
  logBivariateNormalDensity,
} from '../../../stats/bivariate-normal.ts';
import { normalUpperTail } from '../../../stats/normal-distribution.ts';
import { type Evidence, STANDING } from './evidence.ts';

/** Profiles of follow churners until learned: they follow thousands, and fewer follow them. */
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
const PRIOR_PEOPLE = 10;
/** Larger numbers, and larger ratios of following to followers, make no difference. */
const MOST_FOLLOWED = 10_000;
const LOG_MOST_OVER = Math.log(6);
/** A probability below this is not told from none. */
const LEAST_TAIL = 1e-12;

/**
 * Evidence from how many accounts people follow and are followed by. The logarithms have a bivariate
 * normal distribution among follow churners, and another among others, which stayers show.
 * Twice as many followers as followed accounts never speak for a follow churner.
 *
 * Cost: O(people), and O(repeaters and doubtful people) each time it learns.
 */
export function profileNumbers({ count, profiles }: People, standing: Uint8Array): Evidence {
  const x = new Float64Array(count).fill(Number.NaN);
  const y = new Float64Array(count);
  const isFollowedMore = new Uint8Array(count);
  const stayers: number[] = [];
  const learners: number[] = [];
  for (let person = 0; person < count; person++) {
    const { followers, following } = profiles[person] ?? {};
    if (followers === undefined || following === undefined) continue;
    x[person] = Math.log(Math.min(MOST_FOLLOWED, following) + 1);
    y[person] = Math.log(followers + 1);
    isFollowedMore[person] = Number(followers > 2 * following);
    if (standing[person] === STANDING.stayer) stayers.push(person);
    else if (standing[person] !== STANDING.open) learners.push(person);
  }
  const fit = (people: readonly number[], prior: BivariateNormal, chance?: Float64Array) =>
    fitBivariateNormal(
      {
        x: people.map((person) => x[person]),
        y: people.map((person) => y[person]),
        ...(chance !== undefined && { weight: people.map((person) => chance[person]) }),
      },
      prior,
      PRIOR_PEOPLE,
    );
  const others = fit(stayers, OTHERS);
  let churners = CHURNERS;
  return {
    learn(chance) {
      churners = fit(learners, CHURNERS, chance);
    },
    logRatio(person) {
      if (Number.isNaN(x[person])) return 0;
      const ratio =
        logLikelihood(churners, x[person], y[person]) - logLikelihood(others, x[person], y[person]);
      return isFollowedMore[person] === 1 ? Math.min(0, ratio) : ratio;
    },
  };
}

/** A person who follows very many more than follow them counts as anywhere beyond that ratio. */
function logLikelihood(numbers: BivariateNormal, x: number, y: number): number {
  const least = x - LOG_MOST_OVER;
  if (y > least) return logBivariateNormalDensity(numbers, x, y);
  const { mean, variance, covariance } = numbers;
  const expected = mean[1] + (covariance / variance[0]) * (x - mean[0]);
  const spread = Math.sqrt(variance[1] - covariance ** 2 / variance[0]);
  const below = normalUpperTail((expected - least) / spread);
  return (
    Math.log(below + LEAST_TAIL) -
    (x - mean[0]) ** 2 / (2 * variance[0]) -
    Math.log(2 * Math.PI * variance[0]) / 2
  );
}
