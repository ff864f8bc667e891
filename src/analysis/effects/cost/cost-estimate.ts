import type { Estimate } from '../../../model/report.ts';
import { Matrix } from '../../../stats/matrix.ts';
import type { WeightedHalfLife } from '../design/half-lives.ts';
import { type DepartureExposure, mean, summarise } from './attributable.ts';
import type { CostDraws } from './cost-draws.ts';
import type { EffectLikelihood } from './effect-likelihood.ts';

/** What one column cost. */
export interface CostEstimate {
  /** On everybody. */
  hazardRatio: Estimate;
  unfollows: Estimate;
  byGroup: Estimate[];
  /** Draws of the attributable count by group: groups x draws. */
  draws: Float64Array[];
  /** Draws of the count for small effects: effect x exposure of the departures. */
  linear: Float64Array;
  /** Standard error of the count from the data alone, without the prior. */
  error: number;
}

/**
 * Summarises the draws of one column.
 *
 * @param exposed exposure of the departures, by group.
 * @param variance of the column's effect from the data alone.
 */
export function costEstimate(
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

/** Returns the correlation of the columns' effects; 0 for a column without information. */
export function correlationOf({ covariance }: EffectLikelihood): Matrix {
  const { rows: columns } = covariance;
  const correlation = new Matrix(columns, columns);
  for (let k = 0; k < columns; k++) {
    for (let l = 0; l < columns; l++) {
      const scale = Math.sqrt(covariance.at(k, k) * covariance.at(l, l));
      if (scale > 0) correlation.set(k, l, covariance.at(k, l) / scale);
    }
  }
  return correlation;
}

/** Returns the mean half-life on the logarithmic scale, and the range that the data allow. */
export function halfLifeEstimate(halfLives: readonly WeightedHalfLife[]): Estimate {
  const likely = halfLives.filter(({ weight }) => weight >= 0.025);
  const logMean = halfLives.reduce((sum, { weight, days }) => sum + weight * Math.log(days), 0);
  return { estimate: Math.exp(logMean), low: likely[0].days, high: likely.at(-1)!.days };
}
