import { DAY } from '../../../model/instant.ts';

/**
 * Half-lives a post's effect may have, in days. The data weigh them, and every figure is averaged
 * over them by these weights, so that not knowing the half-life widens the intervals.
 */
export const HALF_LIVES_DAYS = [0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4, 8] as const;

/** What is known beforehand: about a day, hardly less than an hour or more than a fortnight. */
export const USUAL_HALF_LIFE = HALF_LIVES_DAYS.indexOf(1);
const LOG_SPREAD = 1.2;

/** A half-life is dropped where it has less than this share of the best one's weight. */
const NEGLIGIBLE = 0.01;

export interface WeightedHalfLife {
  days: number;
  ms: number;
  weight: number;
}

/**
 * Weights of the half-lives from the evidence of a fit with each, by Bayes' rule, the logarithm of
 * the half-life being normal around that of a day.
 *
 * @param evidence logarithm of each one's marginal likelihood, up to a constant.
 */
export function weighHalfLives(evidence: readonly number[]): WeightedHalfLife[] {
  const logs = evidence.map(
    (value, h) => value - (Math.log(HALF_LIVES_DAYS[h]) / LOG_SPREAD) ** 2 / 2,
  );
  const best = Math.max(...logs);
  const kept = logs
    .map((value) => Math.exp(value - best))
    .map((value) => (value < NEGLIGIBLE ? 0 : value));
  const total = kept.reduce((sum, value) => sum + value, 0);
  return HALF_LIVES_DAYS.map((days, h) => ({ days, ms: days * DAY, weight: kept[h] / total }));
}

/** The position of the half-life with most weight. */
export function likeliestHalfLife(halfLives: readonly WeightedHalfLife[]): number {
  return halfLives.reduce((best, { weight }, h) => (weight > halfLives[best].weight ? h : best), 0);
}
