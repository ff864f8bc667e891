import { Matrix } from '../../../stats/matrix.ts';
import { intervalCount, type TimeGrid } from './time-grid.ts';

/** The effects' part of the hazard, integrated over each interval. */
export interface IntervalIntegrals {
  /** Logarithm of the mean over the steps of exp(sum of effects x exposure), one an interval. */
  logMean: Float64Array;
  /** intervals x columns: exposures averaged with that weight, which is the gradient of `logMean`. */
  exposure: Matrix;
  /** The weight of a step within its interval; an interval's add up to 1. */
  weight: Float64Array;
}

/** Largest exponent, far beyond any effect that data can show. It avoids overflow. */
const HIGHEST = 20;

/**
 * Integrates the hazard over each interval, whatever its length, for the given effects.
 *
 * @param exposure steps x columns.
 * @param effects log hazard ratio of an exposure of 1, one a column.
 * Cost: O(steps x columns).
 */
export function integrateIntervals(
  grid: TimeGrid,
  exposure: Matrix,
  effects: Float64Array,
): IntervalIntegrals {
  const intervals = intervalCount(grid);
  const columns = effects.length;
  const logMean = new Float64Array(intervals);
  const mean = new Matrix(intervals, columns);
  const weight = new Float64Array(grid.stepBound.length - 1);
  for (let i = 0; i < intervals; i++) {
    const [first, end] = [grid.stepStart[i], grid.stepStart[i + 1]];
    let sum = 0;
    for (let s = first; s < end; s++) {
      let log = 0;
      for (let k = 0; k < columns; k++) log += effects[k] * exposure.at(s, k);
      weight[s] = Math.exp(Math.min(HIGHEST, log));
      sum += weight[s];
    }
    for (let s = first; s < end; s++) {
      weight[s] /= sum;
      for (let k = 0; k < columns; k++) mean.add(i, k, weight[s] * exposure.at(s, k));
    }
    logMean[i] = Math.log(sum / (end - first));
  }
  return { logMean, exposure: mean, weight };
}
