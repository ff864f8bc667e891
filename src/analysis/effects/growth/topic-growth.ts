import type { AudienceLog } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { Estimate } from '../../../model/report.ts';
import { additivePoissonRegression } from '../../../stats/additive-poisson-regression.ts';
import { sparseFromDense } from '../../../stats/sparse-from-dense.ts';
import type { Matrix } from '../../../stats/matrix.ts';
import type { Random } from '../../../stats/random.ts';
import type { Audience } from '../../audience/audience.ts';
import type { Window } from '../../audience/window.ts';
import { summarise } from '../cost/attributable.ts';
import { calmIntervals } from '../design/calm-intervals.ts';
import { gainedSpells } from '../../retention/gained-spells.ts';
import {
  HALF_LIVES_DAYS,
  likeliestHalfLife,
  USUAL_HALF_LIFE,
  type WeightedHalfLife,
  weighHalfLives,
} from '../design/half-lives.ts';
import { drawFollows, drawUnshrunk } from './draw-follows.ts';
import { type LikeliestRates, likeliestRates } from './likeliest-rates.ts';
import { followsByInterval, rateModel } from './rate-model.ts';
import { rateEvidence, type RateLikelihood, rateLikelihood } from './rate-likelihood.ts';
import { type Shares, sharesOf } from './retained-shares.ts';
import { lastingOf } from '../../retention/retention.ts';
import type { TimeGrid } from '../design/time-grid.ts';
import type { TopicColumns } from '../design/topic-selection.ts';

/** The growth of each column of `TopicColumns`. */
export interface GrowthEstimates {
  columns: GrowthEstimate[];
  /** Number of new follows behind the figures. */
  follows: number;
  likeliest: LikeliestRates;
}

export interface GrowthEstimate {
  /** Follows attributable to the topic's posts, and those of them expected to last. */
  follows: Estimate;
  lasting: Estimate | null;
  /** Share of the follows that lasts. */
  retention90: Estimate | null;
  /** The same after 30 and 365 days; null if nobody was observed for that long. */
  retention30: Estimate | null;
  retention365: Estimate | null;
  /** Draws of the attributable follows. */
  draws: Float64Array;
  /** Standard error of the follows from the data alone. */
  error: number;
}

/** The inputs of the growth estimates. */
export interface GrowthInputs {
  log: Pick<AudienceLog, 'posts'>;
  audience: Audience;
  window: Window;
  grid: TimeGrid;
  topics: TopicColumns;
}

/** The fits with each half-life. */
interface GrowthFits {
  counts: Float64Array;
  models: Matrix[];
  calm: number[];
  likelihoods: RateLikelihood[];
}

/** Returns the weights of the half-lives of the effect on follows. */
export function growthHalfLives(inputs: GrowthInputs): WeightedHalfLife[] {
  return weighed(fitGrowth(inputs));
}

function weighed({ likelihoods }: GrowthFits): WeightedHalfLife[] {
  return weighHalfLives(rateEvidence(likelihoods));
}

function fitGrowth({ log, audience, grid, topics }: GrowthInputs): GrowthFits {
  const columns = topics.weights.columns;
  const counts = followsByInterval(audience, grid, gainedSpells(audience), () => 1);
  const models = HALF_LIVES_DAYS.map((days) => rateModel(log.posts, grid, topics, days * DAY));
  const calm = calmIntervals(models[likeliestOfAll(models, counts)], counts);
  const likelihoods = models.map((model) => rateLikelihood(model, counts, calm, grid, columns));
  return { counts, models, calm, likelihoods };
}

/**
 * Estimates the growth of topics. New follows of an interval are a base rate with slow trends plus
 * the sum of rates x exposure, which is additive because the follows of a post come on top of
 * others. The follows of each topic are drawn from a mixture over all topics, as costs are. Lasting
 * and passing follows are counted and fitted separately, so that a topic's retention is that of the
 * people it attracted, not of everybody who came on its days. Bursts that no post explains are
 * excluded.
 *
 * @param lastingDays how long a follow must last.
 * @param known the half-lives, if other data show them better.
 * Cost: O(half-lives x intervals x topics^2).
 */
export function estimateGrowth(
  inputs: GrowthInputs,
  lastingDays: number,
  random: Random,
  known?: readonly WeightedHalfLife[],
): GrowthEstimates {
  const { audience, grid, topics, window } = inputs;
  const columns = topics.weights.columns;
  const spells = gainedSpells(audience);
  const fits = fitGrowth(inputs);
  const { counts, models, calm, likelihoods } = fits;
  const halfLives = known ?? weighed(fits);
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
  const durations = lastingOf(audience, spells, window);
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
      error: Math.sqrt(likelihoods[best].covariance.at(k, k)),
    })),
    likeliest: likeliestRates(counts, models[best], likelihoods[best], halfLives[best].ms, columns),
    follows: counts.reduce((sum, count) => sum + count, 0),
  };
}

/** Returns the half-life that fits all intervals best, before the calm ones are known. */
function likeliestOfAll(models: readonly Matrix[], counts: Float64Array): number {
  const fits = models.map((model) =>
    additivePoissonRegression({ design: sparseFromDense(model), counts }),
  );
  return fits.reduce(
    (best, fit, h) => (fit.logLikelihood > fits[best].logLikelihood ? h : best),
    USUAL_HALF_LIFE,
  );
}
