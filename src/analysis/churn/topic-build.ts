import type { Post } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { Estimate } from '../../model/report.ts';
import { additivePoissonRegression, type AdditiveFit } from '../../stats/additive-poisson-regression.ts';
import type { Random } from '../../stats/random.ts';
import type { Audience } from '../audience/audience.ts';
import { drawNormal, mean, standardDeviation, summarise } from './attributable.ts';
import { gainedSpells } from './gained-spells.ts';
import { HALF_LIVES_DAYS, type WeightedHalfLife, weighHalfLives } from './half-lives.ts';
import { trendBasis } from './hazard-design.ts';
import { intervalAt, shareOut } from './intervals.ts';
import { topicExposure } from './post-exposure.ts';
import { intervalCount, type TimeGrid } from './time-grid.ts';
import type { TopicColumns } from './topic-selection.ts';

const DRAWS = 2000;

/** What each column of `TopicColumns` brought. */
export interface BuildEstimates {
  columns: BuildEstimate[];
  /** New follows that the figures rest on. */
  follows: number;
  degreesOfFreedom: number;
}

export interface BuildEstimate {
  follows: Estimate;
  /** Draws of the attributable follows. */
  draws: Float64Array;
  z: number;
  /** Spells that began while watching, and the chance of each that this topic brought it. */
  broughtBy: { spell: Int32Array; chance: Float64Array };
}

/**
 * Estimates what the topics' posts brought: new follows in an interval are a base rate with slow
 * trends plus the sum of rates x exposure, additive because a follow that a post brings comes on
 * top of the others. Bursts that no post explains are events of their own and left out.
 *
 * Time O(half-lives x intervals x topics^2).
 */
export function estimateBuilds(
  posts: readonly Post[],
  audience: Audience,
  grid: TimeGrid,
  topics: TopicColumns,
  random: Random,
): BuildEstimates {
  const spells = gainedSpells(audience);
  const counts = followsByInterval(audience, grid, spells);
  const count = topics.weights.columns;
  const models = HALF_LIVES_DAYS.map((days) => rateModel(posts, grid, topics, days * DAY));
  const first = models.map(({ design, columns }) => additivePoissonRegression({ design, columns, counts }));
  const best = bestOf(first);
  const calm = calmIntervals(models[best]!, counts);
  const fits = models.map(({ design, columns }) => additivePoissonRegression(only(calm, design, columns, counts)));
  const dispersion = fits[bestOf(fits)]!.dispersion;
  const halfLives = weighHalfLives(fits.map((fit) => fit.logLikelihood), dispersion);
  return {
    columns: Array.from({ length: count }, (_, k) =>
      drawBuild(k, models, fits, halfLives, dispersion, audience, grid, spells, random),
    ),
    follows: counts.reduce((sum, follows) => sum + follows, 0),
    degreesOfFreedom: Math.max(1, calm.length - models[0]!.columns),
  };
}

interface RateModel {
  /** intervals x columns: exposure x days of each topic, then days, then days x trend. */
  design: Float64Array;
  columns: number;
}

function rateModel(posts: readonly Post[], grid: TimeGrid, topics: TopicColumns, halfLife: number): RateModel {
  const count = topics.weights.columns;
  const exposure = topicExposure(posts, topics.weights, grid, halfLife);
  const trend = trendBasis(grid);
  const columns = count + 1 + trend.columns;
  const design = new Float64Array(intervalCount(grid) * columns);
  for (let i = 0; i < intervalCount(grid); i++) {
    const row = i * columns;
    for (let s = grid.stepStart[i]!; s < grid.stepStart[i + 1]!; s++) {
      const days = (grid.stepBound[s + 1]! - grid.stepBound[s]!) / DAY;
      for (let k = 0; k < count; k++) design[row + k]! += exposure[s * count + k]! * days;
    }
    const days = (grid.bound[i + 1]! - grid.bound[i]!) / DAY;
    design[row + count] = days;
    for (let c = 0; c < trend.columns; c++) {
      design[row + count + 1 + c] = days * trend.values[i * trend.columns + c]!;
    }
  }
  return { design, columns };
}

function followsByInterval(audience: Audience, grid: TimeGrid, gained: Int32Array): Float64Array {
  const counts = new Float64Array(intervalCount(grid));
  for (const s of gained) {
    shareOut(grid, audience.spells.followAfter[s]!, audience.spells.followBefore[s]!, (i, share) => {
      counts[i]! += share;
    });
  }
  return counts;
}

/** Residuals further out than this many standard deviations are bursts that no post explains. */
const BURST = 6;
const FEWEST_IN_A_BURST = 8;
const MOST_BURSTS = 10;

/** The intervals without bursts: the farthest out is dropped and the rest fitted anew, until none is left. */
function calmIntervals({ design, columns }: RateModel, counts: Float64Array): number[] {
  let calm = Array.from(counts.keys());
  for (let bursts = 0; bursts < MOST_BURSTS; bursts++) {
    const fit = additivePoissonRegression(only(calm, design, columns, counts));
    let farthest = -1;
    let distance = BURST;
    for (const [row, i] of calm.entries()) {
      // The burst itself must not vouch for its own size: dispersion without it.
      const expected = fit.fitted[row]!;
      const own = (counts[i]! - expected) ** 2 / Math.max(expected, 0.25);
      const freedom = Math.max(1, calm.length - columns);
      const spread = Math.max(1, (fit.dispersion * freedom - own) / freedom);
      const out = (counts[i]! - expected) / Math.sqrt(spread * Math.max(expected, 0.25));
      if (out > distance && counts[i]! >= FEWEST_IN_A_BURST) {
        farthest = i;
        distance = out;
      }
    }
    if (farthest < 0) break;
    calm = calm.filter((i) => i !== farthest);
  }
  return calm;
}

function only(intervals: readonly number[], design: Float64Array, columns: number, counts: Float64Array) {
  const rows = new Float64Array(intervals.length * columns);
  for (const [row, i] of intervals.entries()) rows.set(design.subarray(i * columns, (i + 1) * columns), row * columns);
  return { design: rows, columns, counts: Float64Array.from(intervals, (i) => counts[i]!) };
}

function bestOf(fits: readonly AdditiveFit[]): number {
  return fits.reduce((best, fit, h) => (fit.logLikelihood > fits[best]!.logLikelihood ? h : best), 0);
}

function drawBuild(
  topic: number,
  models: readonly RateModel[],
  fits: readonly AdditiveFit[],
  halfLives: readonly WeightedHalfLife[],
  dispersion: number,
  audience: Audience,
  grid: TimeGrid,
  spells: Int32Array,
  random: Random,
): BuildEstimate {
  const draws = new Float64Array(DRAWS);
  const share = new Float64Array(intervalCount(grid));
  let d = 0;
  let passed = 0;
  for (const [h, { weight }] of halfLives.entries()) {
    if (weight === 0) continue;
    const { design, columns } = models[h]!;
    const { coefficients, covariance } = fits[h]!;
    let total = 0;
    for (let i = 0; i < share.length; i++) {
      total += design[i * columns + topic]!;
      let expected = 0;
      for (let c = 0; c < columns; c++) expected += design[i * columns + c]! * coefficients[c]!;
      const brought = Math.max(0, design[i * columns + topic]! * coefficients[topic]!);
      share[i]! += weight * Math.min(1, brought / Math.max(expected, brought, 1e-9));
    }
    const spread = Math.sqrt(dispersion * covariance[topic * columns + topic]!);
    passed += weight;
    for (const end = Math.round(passed * DRAWS); d < end; d++) {
      draws[d] = total * (coefficients[topic]! + spread * drawNormal(random));
    }
  }
  const spread = standardDeviation(draws);
  const chance = Float64Array.from(spells, (s) => {
    const i = intervalAt(grid.bound, audience.spells.followBefore[s]!);
    return share[i] ?? 0;
  });
  return {
    follows: summarise(draws),
    draws,
    z: spread > 0 ? mean(draws) / spread : 0,
    broughtBy: { spell: spells, chance },
  };
}
