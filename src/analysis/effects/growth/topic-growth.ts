import type { Post } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { Estimate } from '../../../model/report.ts';
import { additivePoissonRegression } from '../../../stats/additive-poisson-regression.ts';
import { choleskyFactor } from '../../../stats/cholesky.ts';
import { sparseFromDense } from '../../../stats/sparse-from-dense.ts';
import { drawNormal } from '../../../stats/draw-normal.ts';
import { mixtureShrinkage } from '../../../stats/mixture-shrinkage.ts';
import type { Random } from '../../../stats/random.ts';
import type { Audience } from '../../audience/audience.ts';
import { mean, summarise } from '../cost/attributable.ts';
import { calmIntervals } from '../design/calm-intervals.ts';
import { EXPECTED, SPREADS } from '../cost/effect-prior.ts';
import { gainedSpells } from '../../retention/gained-spells.ts';
import {
  HALF_LIVES_DAYS,
  likeliestHalfLife,
  USUAL_HALF_LIFE,
  type WeightedHalfLife,
  weighHalfLives,
} from '../design/half-lives.ts';
import { followsByInterval, type RateModel, rateModel } from './rate-model.ts';
import { type RateLikelihood, rateLikelihood } from './rate-likelihood.ts';
import { lastingOf } from '../../retention/retention.ts';
import type { TimeGrid } from '../design/time-grid.ts';
import type { TopicColumns } from '../design/topic-selection.ts';

const DRAWS = 2000;

/** What each column of `TopicColumns` brought. */
export interface GrowthEstimates {
  columns: GrowthEstimate[];
  /** New follows that the figures rest on. */
  follows: number;
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

export interface GrowthEstimate {
  /** Follows attributable to the topic's posts, and those of them expected to last. */
  follows: Estimate;
  lasting: Estimate | null;
  /** Share of the follows that lasts. */
  retention90: Estimate | null;
  /** The same after 30 and 365 days; each of these is null where nobody was watched for that long. */
  retention30: Estimate | null;
  retention365: Estimate | null;
  /** Draws of the attributable follows. */
  draws: Float64Array;
  /** Standard error of the follows as the data alone have it. */
  error: number;
}

/**
 * Estimates what the topics' posts brought: new follows in an interval are a base rate with slow
 * trends plus the sum of rates x exposure, additive because a follow that a post brings comes on
 * top of the others. How many each brought is drawn from a mixture over all topics, as costs are.
 * Follows that last and follows that pass are counted and explained each by themselves, so that a
 * topic's retention is that of the people it brought, not of all who came in its days. Bursts that
 * no post explains are events of their own and left out.
 *
 * @param lastingDays how long a follow must last.
 * Time O(half-lives x intervals x topics^2).
 */
export function estimateGrowth(
  posts: readonly Post[],
  audience: Audience,
  grid: TimeGrid,
  topics: TopicColumns,
  lastingDays: number,
  random: Random,
): GrowthEstimates {
  const columns = topics.weights.columns;
  const spells = gainedSpells(audience);
  const counts = followsByInterval(audience, grid, spells, () => 1);
  const models = HALF_LIVES_DAYS.map((days) => rateModel(posts, grid, topics, days * DAY));
  const calm = calmIntervals(models[likeliestOfAll(models, counts)], counts);
  const likelihoods = models.map((model) => rateLikelihood(model, counts, calm, grid, columns));
  const halfLives = weighHalfLives(likelihoods.map(({ evidence }) => evidence));
  const best = likeliestHalfLife(halfLives);
  const follows = drawFollows(likelihoods, halfLives, random);

  const drawWeighted = (weight: (i: number) => number): Float64Array[] => {
    const counted = followsByInterval(audience, grid, spells, weight);
    return drawUnshrunk(
      models.map((model, h) =>
        halfLives[h].weight > 0 ? rateLikelihood(model, counted, calm, grid, columns) : undefined,
      ),
      halfLives,
      random,
    );
  };
  const durations = lastingOf(audience, spells);
  const retainedShares = (days: number): Shares[] | null => {
    const chance = durations.chances(days);
    if (chance === null) return null;
    const retention = drawWeighted((i) => chance[i]);
    const go = drawWeighted((i) => 1 - chance[i]);
    return retention.map((draws, k) => sharesOf(draws, go[k]));
  };
  const lasting = retainedShares(lastingDays);
  const [month, year] = [retainedShares(30), retainedShares(365)];
  return {
    columns: follows.map((draws, k) => ({
      follows: summarise(draws),
      lasting: lasting && summarise(draws.map((count, d) => count * lasting[k].draws[d])),
      retention90: lasting && lasting[k].estimate,
      retention30: month && month[k].estimate,
      retention365: year && year[k].estimate,
      draws,
      error: Math.sqrt(likelihoods[best].covariance[k * (columns + 1)]),
    })),
    likeliest: likeliestRates(counts, models[best], likelihoods[best], columns),
    follows: counts.reduce((sum, count) => sum + count, 0),
  };
}

/** Before it is known which intervals are calm, the half-life that explains all of them best. */
function likeliestOfAll(models: readonly RateModel[], counts: Float64Array): number {
  const fits = models.map(({ design, columns }) =>
    additivePoissonRegression({ design: sparseFromDense(design, columns), counts }),
  );
  return fits.reduce(
    (best, fit, h) => (fit.logLikelihood > fits[best].logLikelihood ? h : best),
    USUAL_HALF_LIFE,
  );
}

function likeliestRates(
  seen: Float64Array,
  { design, columns }: RateModel,
  { coefficients }: RateLikelihood,
  topics: number,
): LikeliestRates {
  const brought = new Float64Array(seen.length * topics);
  const expected = new Float64Array(seen.length);
  for (const [at, value] of design.entries()) {
    const [i, column] = [Math.floor(at / columns), at % columns];
    const here = value * coefficients[column];
    expected[i] += here;
    if (column < topics) brought[i * topics + column] = here;
  }
  return { seen, brought, expected };
}

/** Which draws fall to each half-life. */
function shares(halfLives: readonly WeightedHalfLife[]): { h: number; from: number; to: number }[] {
  let passed = 0;
  return halfLives.map(({ weight }, h) => {
    const from = Math.round(passed * DRAWS);
    passed += weight;
    return { h, from, to: Math.round(passed * DRAWS) };
  });
}

/** Columns x draws: follows that each column brought, shrunk by what all columns show. */
function drawFollows(
  likelihoods: readonly RateLikelihood[],
  halfLives: readonly WeightedHalfLife[],
  random: Random,
): Float64Array[] {
  const columns = likelihoods[0].units.length;
  const draws = Array.from({ length: columns }, () => new Float64Array(DRAWS));
  for (const { h, from, to } of shares(halfLives)) {
    if (from === to) continue;
    const { units, precision, information } = likelihoods[h];
    const problem = { precision, information, spreads: SPREADS, prior: EXPECTED };
    const drawn = mixtureShrinkage(problem, to - from, random);
    for (let d = from; d < to; d++) {
      for (let k = 0; k < columns; k++) draws[k][d] = drawn[(d - from) * columns + k] * units[k];
    }
  }
  return draws;
}

/** The same as the data alone have it. */
function drawUnshrunk(
  likelihoods: readonly (RateLikelihood | undefined)[],
  halfLives: readonly WeightedHalfLife[],
  random: Random,
): Float64Array[] {
  const columns = likelihoods.find((one) => one !== undefined)!.units.length;
  const draws = Array.from({ length: columns }, () => new Float64Array(DRAWS));
  for (const { h, from, to } of shares(halfLives)) {
    const likelihood = likelihoods[h];
    if (from === to || likelihood === undefined) continue;
    const factor = choleskyFactor(likelihood.covariance, columns);
    for (let d = from; d < to; d++) {
      const noise = Float64Array.from({ length: columns }, () => drawNormal(random));
      for (let k = 0; k < columns; k++) {
        let sum = likelihood.brought[k];
        for (let c = 0; c <= k; c++) sum += factor[k * columns + c] * noise[c];
        draws[k][d] = sum;
      }
    }
  }
  return draws;
}

interface Shares {
  draws: Float64Array;
  estimate: Estimate;
}

function sharesOf(lasting: Float64Array, passing: Float64Array): Shares {
  const draws = lasting.map((draw, d) => retainedShare(draw, passing[d]));
  return { draws, estimate: summarise(draws, retainedShare(mean(lasting), mean(passing))) };
}

/** Of two counts that may have come out below zero; a half where there is nobody. */
function retainedShare(lasting: number, passing: number): number {
  const retention = Math.max(0, lasting);
  const go = Math.max(0, passing);
  return retention + go > 0 ? retention / (retention + go) : 0.5;
}
