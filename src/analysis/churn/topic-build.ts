import type { Post } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { Estimate } from '../../model/report.ts';
import { additivePoissonRegression } from '../../stats/additive-poisson-regression.ts';
import type { Random } from '../../stats/random.ts';
import { sandwichCovariance } from '../../stats/sandwich-covariance.ts';
import { type SparseRows, sparseRows } from '../../stats/sparse-rows.ts';
import type { Audience } from '../audience/audience.ts';
import { drawNormal } from '../../stats/draw-normal.ts';
import { mean, standardDeviation, summarise } from './attributable.ts';
import { gainedSpells } from './gained-spells.ts';
import { HALF_LIVES_DAYS, type WeightedHalfLife, weighHalfLives } from './half-lives.ts';
import { trendBasis } from './trend-basis.ts';
import { shareOut } from './intervals.ts';
import { topicExposure } from './post-exposure.ts';
import { chanceToLast, retentionAt } from './retention.ts';
import { intervalCount, type TimeGrid } from './time-grid.ts';
import type { TopicColumns } from './topic-selection.ts';

const DRAWS = 2000;

/** What each column of `TopicColumns` brought. */
export interface BuildEstimates {
  columns: BuildEstimate[];
  /** New follows that the figures rest on. */
  follows: number;
  degreesOfFreedom: number;
  likeliest: LikeliestRates;
}

/** What the likeliest half-life's rates make of every interval. */
export interface LikeliestRates {
  /** New follows by interval, as seen. */
  seen: Float64Array;
  /** intervals x columns of the topics and the rest: follows that each is expected to bring. */
  brought: Float64Array;
  /** By interval, with those that nothing posted brought. */
  expected: Float64Array;
}

export interface BuildEstimate {
  /** Follows attributable to the topic's posts, and those of them expected to last. */
  follows: Estimate;
  lasting: Estimate;
  /** Share of the follows that lasts. */
  retention90: Estimate;
  /** The same after 30 and 365 days; null where nobody was watched for that long. */
  retention30: Estimate | null;
  retention365: Estimate | null;
  /** The attributable follows over their standard error. */
  z: number;
}

/**
 * Estimates what the topics' posts brought: new follows in an interval are a base rate with slow
 * trends plus the sum of rates x exposure, additive because a follow that a post brings comes on
 * top of the others. Follows that last and follows that pass are two such counts, so that a
 * topic's retention is that of the people it brought, not of all who came in its days. Bursts that
 * no post explains are events of their own and left out.
 *
 * @param lastingDays how long a follow must last.
 * Time O(half-lives x intervals x topics^2).
 */
export function estimateBuilds(
  posts: readonly Post[],
  audience: Audience,
  grid: TimeGrid,
  topics: TopicColumns,
  lastingDays: number,
  random: Random,
): BuildEstimates {
  const spells = gainedSpells(audience);
  const chance = chanceToLast(audience, spells, lastingDays);
  const lasting = followsByInterval(audience, grid, spells, (i) => chance[i]);
  const passing = followsByInterval(audience, grid, spells, (i) => 1 - chance[i]);
  const counts = lasting.map((count, i) => count + passing[i]);
  const models = HALF_LIVES_DAYS.map((days) => rateModel(posts, grid, topics, days * DAY));
  const first = models.map(({ design, columns }) =>
    additivePoissonRegression({ design, columns, counts }),
  );
  const calm = calmIntervals(models[bestOf(first)], counts);
  const fitAll = (of: Float64Array): RateFit[] =>
    models.map((model) => fitRates(model, of, calm, grid));
  const fitLikely = (of: Float64Array): (RateFit | undefined)[] =>
    models.map((model, h) =>
      halfLives[h].weight > 0 ? fitRates(model, of, calm, grid) : undefined,
    );
  const all = fitAll(counts);
  const { dispersion } = all[bestOf(all)];
  // Tempered by the dispersion, as a quasi-likelihood.
  const halfLives = weighHalfLives(all.map(({ logLikelihood }) => logLikelihood / dispersion));
  const lastingFits = fitLikely(lasting);
  const passingFits = fitLikely(passing);
  const columns = Array.from({ length: topics.weights.columns }, (_, k) =>
    buildEstimate(
      drawRates(all, k, halfLives, random),
      drawRates(lastingFits, k, halfLives, random),
      drawRates(passingFits, k, halfLives, random),
    ),
  );
  const stayingFor = (days: number): (Estimate | null)[] => {
    if (retentionAt(audience, spells, days) === null) return columns.map(() => null);
    const lasts = chanceToLast(audience, spells, days);
    const stay = fitLikely(followsByInterval(audience, grid, spells, (i) => lasts[i]));
    const go = fitLikely(followsByInterval(audience, grid, spells, (i) => 1 - lasts[i]));
    return columns.map((_, k) =>
      shareEstimate(drawRates(stay, k, halfLives, random), drawRates(go, k, halfLives, random)),
    );
  };
  const [month, year] = [stayingFor(30), stayingFor(365)];
  return {
    columns: columns.map((column, k) => ({
      ...column,
      retention30: month[k],
      retention365: year[k],
    })),
    likeliest: likeliestRates(counts, models[bestOf(all)], all[bestOf(all)], topics),
    follows: counts.reduce((sum, follows) => sum + follows, 0),
    degreesOfFreedom: Math.max(1, calm.length - models[0].columns),
  };
}

function likeliestRates(
  seen: Float64Array,
  { design, columns }: RateModel,
  { coefficients }: RateFit,
  topics: TopicColumns,
): LikeliestRates {
  const told = topics.weights.columns;
  const brought = new Float64Array(seen.length * told);
  const expected = new Float64Array(seen.length);
  for (const [at, value] of design.entries()) {
    const [i, column] = [Math.floor(at / columns), at % columns];
    const here = value * coefficients[column];
    expected[i] += here;
    if (column < told) brought[i * told + column] = here;
  }
  return { seen, brought, expected };
}

interface RateModel {
  /** intervals x columns: exposure x days of each topic, then days, then days x trend. */
  design: Float64Array;
  columns: number;
}

function rateModel(
  posts: readonly Post[],
  grid: TimeGrid,
  topics: TopicColumns,
  halfLife: number,
): RateModel {
  const count = topics.weights.columns;
  const exposure = topicExposure(posts, topics.weights, grid, halfLife);
  const trend = trendBasis(grid);
  const columns = count + 1 + trend.columns;
  const design = new Float64Array(intervalCount(grid) * columns);
  for (let i = 0; i < intervalCount(grid); i++) {
    const row = i * columns;
    for (let s = grid.stepStart[i]; s < grid.stepStart[i + 1]; s++) {
      const days = (grid.stepBound[s + 1] - grid.stepBound[s]) / DAY;
      for (let k = 0; k < count; k++) design[row + k] += exposure[s * count + k] * days;
    }
    const days = (grid.bound[i + 1] - grid.bound[i]) / DAY;
    design[row + count] = days;
    for (let c = 0; c < trend.columns; c++) {
      design[row + count + 1 + c] = days * trend.values[i * trend.columns + c];
    }
  }
  return { design, columns };
}

function followsByInterval(
  audience: Audience,
  grid: TimeGrid,
  gained: Int32Array,
  weight: (i: number) => number,
): Float64Array {
  const counts = new Float64Array(intervalCount(grid));
  for (const [g, s] of gained.entries()) {
    shareOut(grid, audience.spells.followAfter[s], audience.spells.followBefore[s], (i, share) => {
      counts[i] += share * weight(g);
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
      const expected = fit.fitted[row];
      const own = (counts[i] - expected) ** 2 / Math.max(expected, 0.25);
      const freedom = Math.max(1, calm.length - columns);
      const spread = Math.max(1, (fit.dispersion * freedom - own) / freedom);
      const out = (counts[i] - expected) / Math.sqrt(spread * Math.max(expected, 0.25));
      if (out > distance && counts[i] >= FEWEST_IN_A_BURST) {
        farthest = i;
        distance = out;
      }
    }
    if (farthest < 0) break;
    calm = calm.filter((i) => i !== farthest);
  }
  return calm;
}

function only(
  intervals: readonly number[],
  design: Float64Array,
  columns: number,
  counts: Float64Array,
) {
  const rows = new Float64Array(intervals.length * columns);
  for (const [row, i] of intervals.entries())
    rows.set(design.subarray(i * columns, (i + 1) * columns), row * columns);
  return { design: rows, columns, counts: Float64Array.from(intervals, (i) => counts[i]) };
}

function bestOf(fits: readonly { logLikelihood: number }[]): number {
  return fits.reduce(
    (best, fit, h) => (fit.logLikelihood > fits[best].logLikelihood ? h : best),
    0,
  );
}

/** One half-life's rates of follows, or of those that last. */
interface RateFit {
  coefficients: Float64Array;
  /** Of each coefficient. */
  variance: Float64Array;
  /** Exposure of each column summed over all intervals. */
  exposure: Float64Array;
  logLikelihood: number;
  dispersion: number;
}

/** Follows of the same ten days may come together for reasons of their own. */
const DAYS_TOGETHER = 10;

/**
 * Fits the calm intervals. The variance is the larger of what the dispersion makes it and what the
 * bunching of neighbouring days does: no interval is narrower for having been worked out twice.
 */
function fitRates(
  { design, columns }: RateModel,
  counts: Float64Array,
  calm: readonly number[],
  grid: TimeGrid,
): RateFit {
  const problem = only(calm, design, columns, counts);
  const fit = additivePoissonRegression(problem);
  const bunched = sandwichCovariance({
    design: sparseFromDense(problem.design, columns),
    score: fit.fitted.map((expected, row) => (problem.counts[row] - expected) / expected),
    bread: fit.covariance,
    cluster: calm.map((i) => Math.floor((grid.bound[i] - grid.bound[0]) / (DAYS_TOGETHER * DAY))),
    smallSample: true,
  });
  const exposure = new Float64Array(columns);
  for (const [at, value] of design.entries()) exposure[at % columns] += value;
  return {
    coefficients: fit.coefficients,
    variance: fit.coefficients.map((_, c) =>
      Math.max(fit.dispersion * fit.covariance[c * columns + c], bunched[c * columns + c]),
    ),
    exposure,
    logLikelihood: fit.logLikelihood,
    dispersion: fit.dispersion,
  };
}

function sparseFromDense(values: Float64Array, columns: number): SparseRows {
  const filled = Array.from(values.keys()).filter((at) => values[at] !== 0);
  return sparseRows(values.length / columns, columns, {
    row: filled.map((at) => Math.floor(at / columns)),
    column: filled.map((at) => at % columns),
    value: filled.map((at) => values[at]),
  });
}

function drawRates(
  fits: readonly (RateFit | undefined)[],
  topic: number,
  halfLives: readonly WeightedHalfLife[],
  random: Random,
): Float64Array {
  const draws = new Float64Array(DRAWS);
  let d = 0;
  let passed = 0;
  for (const [h, { weight }] of halfLives.entries()) {
    const fit = fits[h];
    if (weight === 0 || fit === undefined) continue;
    const { coefficients, variance, exposure } = fit;
    const spread = Math.sqrt(variance[topic]);
    passed += weight;
    for (const end = Math.round(passed * DRAWS); d < end; d++) {
      draws[d] = exposure[topic] * (coefficients[topic] + spread * drawNormal(random));
    }
  }
  return draws;
}

function buildEstimate(
  follows: Float64Array,
  lasting: Float64Array,
  passing: Float64Array,
): Omit<BuildEstimate, 'retention30' | 'retention365'> {
  const spread = standardDeviation(follows);
  return {
    follows: summarise(follows),
    lasting: summarise(lasting),
    retention90: shareEstimate(lasting, passing),
    z: spread > 0 ? mean(follows) / spread : 0,
  };
}

function shareEstimate(lasting: Float64Array, passing: Float64Array): Estimate {
  const shares = lasting.map((draw, d) => shareThatStays(draw, passing[d]));
  return summarise(shares, shareThatStays(mean(lasting), mean(passing)));
}

/** Of two counts that may have come out below zero; a half where there is nobody. */
function shareThatStays(lasting: number, passing: number): number {
  const stay = Math.max(0, lasting);
  const go = Math.max(0, passing);
  return stay + go > 0 ? stay / (stay + go) : 0.5;
}
