import { Matrix } from '../../../stats/matrix.ts';
import { choleskyFactor, choleskyLogDeterminant, choleskySolve } from '../../../stats/cholesky.ts';

/**
 * What may be expected of effects before looking. Effects are measured in units of
 * 1 / sqrt(mean exposure): half way between "a post of any topic does as much" and "any topic does
 * as much in all", as rarely posted topics may have stronger effects, but not to that degree.
 */

/** Standard deviations of the normal distributions that effects may come from: next to nothing to large. */
export const SPREADS = [0.003, 0.05, 0.15, 0.4, 1] as const;
/** As many effects are taken to be known beforehand, of each of these. */
export const EXPECTED = [1, 1, 2, 2, 1] as const;

/** So wide that it says nothing of an effect that any data could show. */
export const WIDE = 2;

/** Less than a fiftieth of a post in sight on average is as good as none. */
const LEAST_EXPOSURE = 0.02;

/**
 * The unit of each column's effect.
 *
 * @param exposure rows x columns: rows of equal length in time.
 */
export function effectUnits(exposure: Matrix): Float64Array {
  const { rows, columns } = exposure;
  const sums = new Float64Array(columns);
  for (let r = 0; r < rows; r++) for (let k = 0; k < columns; k++) sums[k] += exposure.at(r, k);
  return sums.map((sum) => 1 / Math.sqrt(Math.max(LEAST_EXPOSURE, sum / rows)));
}

/**
 * Logarithm of a likelihood of effects averaged over what may be expected of them: all from one of
 * the normal distributions, each as likely. Up to a constant that is the same for all likelihoods
 * of as many effects.
 *
 * @param precision of the effects, size x size. @param information precision times their mode.
 * Cost: O(size^3).
 */
export function logEvidence(precision: Matrix, information: Float64Array): number {
  const logs = SPREADS.map((spread) => logUnder(precision, information, spread));
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length);
}

/** The same under one of them, of the given spread. */
export function logUnder(precision: Matrix, information: Float64Array, spread: number): number {
  const size = information.length;
  const sharper = new Matrix(size, size, precision.values.slice());
  for (let k = 0; k < size; k++) sharper.add(k, k, 1 / spread ** 2);
  const factor = choleskyFactor(sharper);
  const mode = choleskySolve(factor, information);
  const height = mode.reduce((sum, value, k) => sum + value * information[k], 0) / 2;
  return height - choleskyLogDeterminant(factor) / 2 - size * Math.log(spread);
}
