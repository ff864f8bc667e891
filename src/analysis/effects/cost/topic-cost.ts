import { DAY } from '../../../model/instant.ts';
import type { Estimate } from '../../../model/report.ts';
import type { Matrix } from '../../../stats/matrix.ts';
import type { Random } from '../../../stats/random.ts';
import { type DepartureExposure, mean } from './attributable.ts';
import { chooseOverdispersion } from '../design/choose-overdispersion.ts';
import { emptyDraws, exposedDepartures, fillDraws } from './cost-draws.ts';
import {
  correlationOf,
  type CostEstimate,
  costEstimate,
  halfLifeEstimate,
} from './cost-estimate.ts';
import { type CostInputs, countIntervals, peopleByGroup } from './count-departures.ts';
import { type EffectLikelihood, effectLikelihood } from './effect-likelihood.ts';
import { groupContrasts } from './group-contrasts.ts';
import {
  HALF_LIVES_DAYS,
  likeliestHalfLife,
  USUAL_HALF_LIFE,
  type WeightedHalfLife,
  weighHalfLives,
} from '../design/half-lives.ts';
import type { HazardProblem, Overdispersion, Start } from './hazard-problem.ts';
import type { IntervalCounts } from '../design/interval-counts.ts';
import { withOverload } from '../design/overload.ts';
import { topicExposure } from '../design/post-exposure.ts';
import { trendBasis } from '../design/trend-basis.ts';

const DRAWS = 2000;

/** What each column of `TopicColumns` cost; overload is the last entry. */
export interface CostEstimates {
  columns: CostEstimate[];
  halfLifeDays: Estimate;
  dispersion: number;
  departures: number;
  /** columns x columns: near -1 if two effects can replace each other. */
  correlation: Matrix;
  likeliest: LikeliestFit;
}

/** The fit with the likeliest half-life, to explain a figure. */
export interface LikeliestFit {
  halfLives: WeightedHalfLife[];
  /** steps x columns. */
  exposure: Matrix;
  counts: IntervalCounts;
  /** Expected departures of each interval, without the random effects. */
  expected: Float64Array;
  /** Log hazard ratio of an exposure of 1 on everybody, one a column. */
  effects: Float64Array;
}

/** The fits with each half-life. */
interface CostFits {
  /** Steps x columns, one for each half-life. */
  exposures: Matrix[];
  counts: IntervalCounts;
  dispersion: number;
  likelihoods: EffectLikelihood[];
}

/** Returns the weights of the half-lives of the effect on leaving. */
export function costHalfLives(inputs: CostInputs): WeightedHalfLife[] {
  return weighed(fitCosts(inputs).likelihoods);
}

function weighed(likelihoods: readonly EffectLikelihood[]): WeightedHalfLife[] {
  return weighHalfLives(likelihoods.map(({ evidence }) => evidence));
}

function fitCosts(inputs: CostInputs): CostFits {
  const { log, grid, topics } = inputs;
  const exposures = HALF_LIVES_DAYS.map((days) =>
    withOverload(
      log.posts,
      grid,
      days * DAY,
      topicExposure(log.posts, topics.weights, grid, days * DAY),
    ),
  );
  const usual = exposures[USUAL_HALF_LIFE];
  const { counts, dispersion } = countIntervals(inputs, usual);
  const problem = { counts, grid, trend: trendBasis(grid) };
  const first = fitHalfLives(problem, exposures, chooseOverdispersion(problem, usual));
  const likeliest = likeliestHalfLife(weighed(first));
  // With a wrong half-life, what posts do looks like overdispersion.
  const likelihoods =
    likeliest === USUAL_HALF_LIFE
      ? first
      : fitHalfLives(problem, exposures, chooseOverdispersion(problem, exposures[likeliest]));
  return { exposures, counts, dispersion, likelihoods };
}

function fitHalfLives(
  problem: Omit<HazardProblem, 'exposure' | 'overdispersion'>,
  exposures: readonly Matrix[],
  overdispersion: Overdispersion,
): EffectLikelihood[] {
  let start: Start | undefined;
  return exposures.map((exposure) => {
    const likelihood = effectLikelihood({ ...problem, exposure, overdispersion }, start);
    ({ start } = likelihood);
    return likelihood;
  });
}

/**
 * Estimates the costs of topics: it adjusts for strata of followers, fits the hazard with each
 * half-life, weights the half-lives by the data, and draws effects from the mixture of the fits.
 *
 * @param known the half-lives, if other data show them better.
 * Cost: O(half-lives x rounds x intervals x (columns + trends)^2), for any size of audience.
 */
export function estimateCosts(
  inputs: CostInputs,
  random: Random,
  known?: readonly WeightedHalfLife[],
): CostEstimates {
  const { grid } = inputs;
  const fits = fitCosts(inputs);
  const { exposures, counts, dispersion, likelihoods } = fits;
  const halfLives = [...(known ?? weighed(likelihoods))];
  const { columns } = exposures[0];
  const draws = emptyDraws(columns, counts.groups, DRAWS);
  const people = peopleByGroup(inputs);
  const best = likeliestHalfLife(halfLives);
  let exposed: DepartureExposure[][] = [];
  let share = 0;
  for (const [h, { weight }] of halfLives.entries()) {
    if (weight === 0) continue;
    const [from, to] = [Math.round(share * DRAWS), Math.round((share + weight) * DRAWS)];
    share += weight;
    const here = exposedDepartures(counts, grid, exposures[h], likelihoods[h]);
    const contrasts = groupContrasts(counts, likelihoods[h]);
    fillDraws(draws, [from, to], likelihoods[h], { exposed: here, people }, contrasts, random);
    if (h === best) exposed = here;
  }
  return {
    columns: Array.from({ length: columns }, (_, k) =>
      costEstimate(draws, k, exposed[k], likelihoods[best].covariance.at(k, k)),
    ),
    halfLifeDays: halfLifeEstimate(halfLives),
    dispersion,
    departures: counts.left.values.reduce((sum, left) => sum + left, 0),
    correlation: correlationOf(likelihoods[best]),
    likeliest: {
      halfLives,
      exposure: exposures[best],
      counts,
      expected: likelihoods[best].expected,
      effects: Float64Array.from(draws.effects, mean),
    },
  };
}
