import { DAY } from '../../model/instant.ts';

/**
 * Half-lives a post's effect may have, in days. The data weigh them, and every figure is averaged
 * over them by these weights, so that not knowing the half-life widens the intervals.
 */
export const HALF_LIVES_DAYS = [0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8] as const;

/** A half-life is dropped where the data give it less than this share of the best one's weight. */
const NEGLIGIBLE = 0.02;

export interface WeightedHalfLife {
  days: number;
  ms: number;
  weight: number;
}

/**
 * Weights of the half-lives from the log likelihood of a fit with each, by Bayes' rule with an
 * even prior; the likelihood is tempered by the dispersion, as a quasi-likelihood.
 */
export function weighHalfLives(
  logLikelihoods: readonly number[],
  dispersion: number,
): WeightedHalfLife[] {
  const best = Math.max(...logLikelihoods);
  const raw = logLikelihoods.map((value) => Math.exp((value - best) / dispersion));
  const kept = raw.map((value) => (value < NEGLIGIBLE ? 0 : value));
  const total = kept.reduce((sum, value) => sum + value, 0);
  return HALF_LIVES_DAYS.map((days, i) => ({ days, ms: days * DAY, weight: kept[i] / total }));
}
