import { DAY } from '../../../model/instant.ts';

/**
 * Possible half-lives of a post's effect, in days. The data weight them, and every figure is
 * averaged over them, so that uncertainty about the half-life widens the intervals.
 */
export const HALF_LIVES_DAYS = [0.25, 0.35, 0.5, 0.7, 1, 1.4, 2, 2.8, 4, 8] as const;

/** Centre of the prior: about a day, rarely below an hour or above two weeks. */
export const USUAL_HALF_LIFE = HALF_LIVES_DAYS.indexOf(1);
const LOG_SPREAD = 1.2;

/** A half-life with less than this share of the best one's weight is dropped. */
const NEGLIGIBLE = 0.01;

export interface WeightedHalfLife {
  days: number;
  ms: number;
  weight: number;
}

/**
 * Returns the weights of the half-lives from the evidence of a fit with each, by Bayes' rule. The
 * prior of the logarithm is normal around a day.
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

/** Returns the position of the likeliest half-life. */
export function likeliestHalfLife(halfLives: readonly WeightedHalfLife[]): number {
  return halfLives.reduce((best, { weight }, h) => (weight > halfLives[best].weight ? h : best), 0);
}
