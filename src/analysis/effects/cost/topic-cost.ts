import type { AudienceLog } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { Estimate } from '../../../model/report.ts';
import type { Random } from '../../../stats/random.ts';
import type { Audience } from '../../audience/audience.ts';
import { type DepartureExposure, mean, summarise } from './attributable.ts';
import { fillCells } from '../design/cells.ts';
import { chooseOverdispersion } from '../design/choose-overdispersion.ts';
import { type CostDraws, emptyDraws, exposedDepartures, fillDraws } from './cost-draws.ts';
import { type EffectLikelihood, effectLikelihood, type Start } from './effect-likelihood.ts';
import { groupContrasts } from './group-contrasts.ts';
import {
  HALF_LIVES_DAYS,
  likeliestHalfLife,
  USUAL_HALF_LIFE,
  type WeightedHalfLife,
  weighHalfLives,
} from '../design/half-lives.ts';
import { type IntervalCounts, intervalCounts } from '../design/interval-counts.ts';
import { integrateIntervals } from '../design/interval-integrals.ts';
import { groupHazards } from '../design/group-hazards.ts';
import { withOverload } from '../design/overload.ts';
import { topicExposure } from '../design/post-exposure.ts';
import { intervalCount, type TimeGrid } from '../design/time-grid.ts';
import type { TopicColumns } from '../design/topic-selection.ts';
import { trendBasis } from '../design/trend-basis.ts';

const DRAWS = 2000;

/** What each column of `TopicColumns` cost; overload is the last entry. */
export interface CostEstimates {
  columns: CostEstimate[];
  halfLifeDays: Estimate;
  dispersion: number;
  departures: number;
  /** columns x columns: near -1 where more of the one's doing is less of the other's. */
  correlation: Float64Array;
  likeliest: LikeliestFit;
}

/** The fit with the half-life that has most weight, for whoever asks what a figure rests on. */
export interface LikeliestFit {
  halfLives: WeightedHalfLife[];
  /** steps x columns, row-major. */
  exposure: Float64Array;
  columns: number;
  counts: IntervalCounts;
  /** Expected departures of each interval, whatever a day has of its own left out. */
  expected: Float64Array;
  /** Log hazard ratio of an exposure of 1 on everybody, one a column. */
  effects: Float64Array;
}

export interface CostEstimate {
  /** On everybody. */
  hazardRatio: Estimate;
  unfollows: Estimate;
  byGroup: Estimate[];
  /** Draws of the attributable count by group: groups x draws. */
  draws: Float64Array[];
  /** Draws of the count as it would be, were every effect small: effect x exposure of those who left. */
  linear: Float64Array;
  /** Standard error of the count as the data alone have it, without what was expected beforehand. */
  error: number;
}

export interface CostInputs {
  log: AudienceLog;
  audience: Audience;
  grid: TimeGrid;
  topics: TopicColumns;
  /** For each person the group whose effects are told apart, 0..groups-1. */
  groupOf: Uint16Array;
  groups: number;
}

/**
 * Estimates what the topics' posts cost: kinds of followers are set off, the hazard is fitted with
 * each half-life, these are weighed by the data, and effects are drawn from the mixture of the fits.
 *
 * Time O(half-lives x rounds x intervals x (columns + trends)^2), whatever the size of the audience.
 */
export function estimateCosts(inputs: CostInputs, random: Random): CostEstimates {
  const { log, grid, topics } = inputs;
  const columns = topics.weights.columns + 1;
  const exposures = HALF_LIVES_DAYS.map((days) =>
    withOverload(
      log.posts,
      grid,
      days * DAY,
      topicExposure(log.posts, topics.weights, grid, days * DAY),
      columns - 1,
    ),
  );
  const usual = exposures[USUAL_HALF_LIFE];
  const trend = trendBasis(grid);
  const { counts, dispersion } = countIntervals(inputs, usual, columns);
  const problem = { counts, grid, columns, trend };
  const overdispersion = chooseOverdispersion({ ...problem, exposure: usual });
  let start: Start | undefined;
  const likelihoods = exposures.map((exposure) => {
    const likelihood = effectLikelihood({ ...problem, exposure, overdispersion }, start);
    ({ start } = likelihood);
    return likelihood;
  });
  const halfLives = weighHalfLives(likelihoods.map(({ evidence }) => evidence));

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
      costEstimate(draws, k, exposed[k], likelihoods[best].covariance[k * (columns + 1)]),
    ),
    halfLifeDays: halfLifeEstimate(halfLives),
    dispersion,
    departures: counts.left.reduce((sum, left) => sum + left, 0),
    correlation: correlationOf(likelihoods[best]),
    likeliest: {
      halfLives,
      exposure: exposures[best],
      columns,
      counts,
      expected: likelihoods[best].expected,
      effects: Float64Array.from(draws.effects, mean),
    },
  };
}

function countIntervals(
  { log, audience, grid, groupOf, groups }: CostInputs,
  exposure: Float64Array,
  columns: number,
): { counts: IntervalCounts; dispersion: number } {
  const everybody = fillCells(log, audience, grid, new Uint16Array(groupOf.length), 1);
  const meanExposure = integrateIntervals(grid, exposure, new Float64Array(columns)).exposure;
  const { hazard, dispersion } = groupHazards(everybody, meanExposure, columns, trendBasis(grid));
  const cells = groups > 1 ? fillCells(log, audience, grid, groupOf, groups) : everybody;
  return { counts: intervalCounts(cells, hazard, intervalCount(grid)), dispersion };
}

/** Who followed at all: a stay more than once counts each time. */
function peopleByGroup({ audience, grid, groupOf, groups }: CostInputs): Float64Array {
  const { person, followBefore, leaveBefore, count } = audience.spells;
  const [from, to] = [grid.bound[0], grid.bound[intervalCount(grid)]];
  const people = new Float64Array(groups);
  for (let s = 0; s < count; s++) {
    if (followBefore[s] <= to && leaveBefore[s] > from) people[groupOf[person[s]]]++;
  }
  return people;
}

/** @param variance of the column's effect as the data alone have it. */
function costEstimate(
  { effects, departures }: CostDraws,
  column: number,
  exposed: readonly DepartureExposure[],
  variance: number,
): CostEstimate {
  const byGroup = departures[column];
  const all = byGroup[0].map((_, d) => byGroup.reduce((sum, draws) => sum + draws[d], 0));
  const weight = exposed.reduce((sum, ofGroup) => sum + ofGroup.weight(), 0);
  return {
    hazardRatio: summarise(effects[column].map(Math.exp), Math.exp(mean(effects[column]))),
    unfollows: summarise(all),
    byGroup: byGroup.map((draws) => summarise(draws)),
    draws: byGroup,
    linear: effects[column].map((effect) => effect * weight),
    error: weight * Math.sqrt(variance),
  };
}

function correlationOf({ covariance, units }: EffectLikelihood): Float64Array {
  const columns = units.length;
  return covariance.map((value, at) => {
    const [k, l] = [Math.floor(at / columns), at % columns];
    const scale = Math.sqrt(covariance[k * (columns + 1)] * covariance[l * (columns + 1)]);
    return scale > 0 ? value / scale : 0;
  });
}

function halfLifeEstimate(halfLives: readonly WeightedHalfLife[]): Estimate {
  const likely = halfLives.filter(({ weight }) => weight >= 0.025);
  const logMean = halfLives.reduce((sum, { weight, days }) => sum + weight * Math.log(days), 0);
  return { estimate: Math.exp(logMean), low: likely[0].days, high: likely.at(-1)!.days };
}
