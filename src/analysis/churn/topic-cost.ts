import type { AudienceLog } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { Estimate } from '../../model/report.ts';
import { choleskyFactor } from '../../stats/cholesky.ts';
import type { Random } from '../../stats/random.ts';
import type { Audience } from '../audience/audience.ts';
import {
  DepartureExposure,
  drawNormal,
  mean,
  standardDeviation,
  summarise,
} from './attributable.ts';
import { type Cells, fillCells, joinKinds, TENURES } from './cells.ts';
import { effectCorrelation } from './effect-correlation.ts';
import { HALF_LIVES_DAYS, type WeightedHalfLife, weighHalfLives } from './half-lives.ts';
import { trendBasis } from './hazard-design.ts';
import { fitHazard, type HazardFit } from './hazard-model.ts';
import { effectOf, IntervalIntegrals } from './interval-integrals.ts';
import { withOverload } from './overload.ts';
import { topicExposure } from './post-exposure.ts';
import { intervalCount, type TimeGrid } from './time-grid.ts';
import type { TopicColumns } from './topic-selection.ts';

const DRAWS = 2000;
/** Spreads of a group's effect around the common one that are tried; the data choose. */
const GROUP_SPREADS = [0.05, 0.2, 0.6] as const;

/** What each column of `TopicColumns` cost; overload is the last entry. */
export interface CostEstimates {
  columns: CostEstimate[];
  halfLifeDays: Estimate;
  dispersion: number;
  departures: number;
  /** Intervals less parameters: how well the dispersion is known. */
  degreesOfFreedom: number;
  /** columns x columns: how the effects hang together, see `effectCorrelation`. */
  correlation: Float64Array;
  /** What the likeliest half-life's fit makes of every cell. */
  likeliest: LikeliestFit;
}

/** The fit with the half-life that has most weight, for whoever asks what a figure rests on. */
export interface LikeliestFit {
  halfLives: WeightedHalfLife[];
  fit: HazardFit;
  cells: Cells;
  /** steps x columns. */
  exposure: Float64Array;
}

export interface CostEstimate {
  hazardRatio: Estimate;
  unfollows: Estimate;
  byGroup: Estimate[];
  /** Draws of the attributable count by group: groups x draws. */
  draws: Float64Array[];
  /** Mean effect over its standard error. */
  z: number;
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
 * Estimates what the topics' posts cost: fits the hazard of leaving with each half-life, weighs
 * these by the data, and draws effects from the mixture of the fits.
 *
 * Attributable unfollows are the sum over cells of departures seen x (1 - exp(-effect x exposure)),
 * as the attributable fraction among the exposed (Greenland and Robins, Am J Epidemiol 128, 1988).
 *
 * Time O(half-lives x rounds x cells x topics^2), whatever the size of the audience.
 */
export function estimateCosts(inputs: CostInputs, random: Random): CostEstimates {
  const { log, audience, grid, topics, groupOf, groups } = inputs;
  const everybody = fillCells(log, audience, grid, new Uint16Array(groupOf.length), 1);
  const trend = trendBasis(grid);
  const count = topics.weights.columns;
  const exposureAt = (halfLife: number): Float64Array =>
    withOverload(
      log.posts,
      grid,
      halfLife,
      topicExposure(log.posts, topics.weights, grid, halfLife),
      count,
    );
  const exposures = HALF_LIVES_DAYS.map((days) => exposureAt(days * DAY));
  let latest: Float64Array | undefined;
  const fitWith = (rows: Cells, h: number, spread: number, dispersion: number): HazardFit => {
    const fit = fitHazard(rows, grid, exposures[h], count + 1, trend, spread, dispersion, latest);
    latest = fit.coefficients;
    return fit;
  };

  const pooled = HALF_LIVES_DAYS.map((_, h) => fitWith(everybody, h, 1, 1));
  const best = pooled.reduce(
    (a, fit, h) => (fit.logLikelihood > pooled[a].logLikelihood ? h : a),
    0,
  );
  const { dispersion } = pooled[best];
  const halfLives = weighHalfLives(
    pooled.map((fit) => fit.logLikelihood),
    dispersion,
  );

  const cells =
    groups > 1
      ? joinKinds(fillCells(log, audience, grid, groupOf, groups), paceOfKinds(pooled[best]))
      : everybody;
  if (groups > 1) latest = undefined;
  let spread: number = GROUP_SPREADS[0];
  if (groups > 1) {
    const evidence = GROUP_SPREADS.map((value) => fitWith(cells, best, value, dispersion).evidence);
    spread = GROUP_SPREADS[evidence.indexOf(Math.max(...evidence))];
  }
  const fits = halfLives.map(({ weight }, h) =>
    weight > 0
      ? exposedFit(fitWith(cells, h, spread, dispersion), cells, grid, exposures[h])
      : undefined,
  );
  const likeliest = fits[best]!;
  return {
    columns: Array.from({ length: count + 1 }, (_, k) =>
      drawCost(k, fits, halfLives, groups, random),
    ),
    halfLifeDays: halfLifeEstimate(halfLives),
    dispersion,
    departures: cells.left.reduce((sum, left) => sum + left, 0),
    degreesOfFreedom: Math.max(1, intervalCount(grid) - count - trend.columns - 2),
    correlation: effectCorrelation(likeliest.fit, groups, (topic, group) =>
      likeliest.exposed[topic][group].weight(),
    ),
    likeliest: { halfLives, fit: likeliest.fit, cells, exposure: exposures[best] },
  };
}

/** How much faster than the youngest, unfollowed kind each kind leaves: tenure x 2 + mutual. */
function paceOfKinds({ coefficients, columns }: HazardFit): Float64Array {
  return Float64Array.from({ length: TENURES * 2 }, (_, kind) => {
    const tenure = kind >> 1;
    const ofTenure = tenure > 0 ? coefficients[columns.tenure + tenure - 1] : 0;
    return Math.exp(ofTenure + (kind & 1) * coefficients[columns.mutual]);
  });
}

interface ExposedFit {
  fit: HazardFit;
  /** By topic, then group. */
  exposed: DepartureExposure[][];
}

/** How exposed those who left had been, within each interval as the fitted hazard has it. */
function exposedFit(
  fit: HazardFit,
  cells: Cells,
  grid: TimeGrid,
  exposure: Float64Array,
): ExposedFit {
  const { topics } = fit.columns;
  const { groups } = cells;
  const left = new Float64Array(intervalCount(grid) * groups);
  for (let r = 0; r < cells.left.length; r++)
    left[cells.interval[r] * groups + cells.group[r]] += cells.left[r];
  const integrals = new IntervalIntegrals(grid, exposure, topics, groups);
  integrals.at(fit.coefficients, fit.columns);
  const exposed = Array.from({ length: topics }, () =>
    Array.from({ length: groups }, () => new DepartureExposure()),
  );
  for (let i = 0; i < intervalCount(grid); i++) {
    for (let g = 0; g < groups; g++) {
      const departures = left[i * groups + g];
      if (departures === 0) continue;
      for (let s = grid.stepStart[i]; s < grid.stepStart[i + 1]; s++) {
        const here = departures * integrals.weight[s * groups + g];
        for (let k = 0; k < topics; k++) exposed[k][g].add(exposure[s * topics + k], here);
      }
    }
  }
  return { fit, exposed };
}

function drawCost(
  topic: number,
  fits: readonly (ExposedFit | undefined)[],
  halfLives: readonly WeightedHalfLife[],
  groups: number,
  random: Random,
): CostEstimate {
  const byGroup = Array.from({ length: groups }, () => new Float64Array(DRAWS));
  const all = new Float64Array(DRAWS);
  const common = new Float64Array(DRAWS);
  let d = 0;
  let share = 0;
  for (const [h, entry] of fits.entries()) {
    if (entry === undefined) continue;
    share += halfLives[h].weight;
    const draw = effectSampler(entry.fit, topic, groups, random);
    const weights = entry.exposed[topic].map((exposed) => exposed.weight());
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    for (const end = Math.round(share * DRAWS); d < end; d++) {
      const effects = draw();
      for (let g = 0; g < groups; g++) {
        const count = entry.exposed[topic][g].attributable(effects[g]);
        byGroup[g][d] = count;
        all[d] += count;
        common[d] += total > 0 ? (effects[g] * weights[g]) / total : 0;
      }
    }
  }
  const spread = standardDeviation(common);
  return {
    hazardRatio: summarise(common.map(Math.exp), Math.exp(mean(common))),
    unfollows: summarise(all),
    byGroup: byGroup.map((draws) => summarise(draws)),
    draws: byGroup,
    z: spread > 0 ? mean(common) / spread : 0,
  };
}

/** Draws a topic's effects on all groups at once from the fit's posterior. */
function effectSampler(
  fit: HazardFit,
  topic: number,
  groups: number,
  random: Random,
): () => Float64Array {
  const { columns, covariance, coefficients } = fit;
  const at = [columns.topic + topic];
  if (columns.byGroup >= 0)
    for (let g = 0; g < groups; g++) at.push(columns.byGroup + topic * groups + g);
  const size = at.length;
  const block = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) block[a * size + b] = covariance[at[a] * columns.count + at[b]];
  }
  const factor = choleskyFactor(block, size);
  const effects = new Float64Array(groups);
  const centre = Float64Array.from({ length: groups }, (_, g) =>
    effectOf(coefficients, columns, topic, g, groups),
  );
  return () => {
    const noise = Float64Array.from({ length: size }, () => drawNormal(random));
    const shift = (row: number): number => {
      let sum = 0;
      for (let c = 0; c <= row; c++) sum += factor[row * size + c] * noise[c];
      return sum;
    };
    const shared = shift(0);
    for (let g = 0; g < groups; g++)
      effects[g] = centre[g] + shared + (size > 1 ? shift(g + 1) : 0);
    return effects;
  };
}

function halfLifeEstimate(halfLives: readonly WeightedHalfLife[]): Estimate {
  const likely = halfLives.filter(({ weight }) => weight >= 0.025);
  const logMean = halfLives.reduce((sum, { weight, days }) => sum + weight * Math.log(days), 0);
  return { estimate: Math.exp(logMean), low: likely[0].days, high: likely.at(-1)!.days };
}
