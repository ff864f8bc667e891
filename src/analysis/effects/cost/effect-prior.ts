import { Matrix } from '../../../stats/matrix.ts';
import { choleskyFactor, choleskyLogDeterminant, choleskySolve } from '../../../stats/cholesky.ts';

/**
 * The prior of effects. Their unit is 1 / sqrt(mean exposure): half way between equal effects of
 * every post and equal effects of every topic. Rarely posted topics may have stronger effects, but
 * not by that much.
 */

/** Standard deviations of the mixture's components, from tiny to large effects. */
export const SPREADS = [0.003, 0.05, 0.15, 0.4, 1] as const;
/** Dirichlet prior: the number of effects expected in each component. */
export const EXPECTED = [1, 1, 2, 2, 1] as const;

/** The standard deviation of a prior too wide to matter for any effect that data can show. */
export const WIDE = 2;

/** The least mean exposure in the unit of an effect: a fiftieth of a post. */
const LEAST_EXPOSURE = 0.02;

/**
 * Returns the unit of each column's effect.
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
 * Returns the logarithm of a likelihood averaged over the prior: all effects from one of the
 * components, each equally likely. It lacks a constant that depends only on the number of effects.
 *
 * @param precision of the effects, size x size. @param information precision times their mode.
 * Cost: O(size^3).
 */
export function logEvidence(precision: Matrix, information: Float64Array): number {
  const logs = SPREADS.map((spread) => logUnder(precision, information, spread));
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length);
}

/** Returns {@link logEvidence} for one component. */
export function logUnder(precision: Matrix, information: Float64Array, spread: number): number {
  const size = information.length;
  const sharper = new Matrix(size, size, precision.values.slice());
  for (let k = 0; k < size; k++) sharper.add(k, k, 1 / spread ** 2);
  const factor = choleskyFactor(sharper);
  const mode = choleskySolve(factor, information);
  const height = mode.reduce((sum, value, k) => sum + value * information[k], 0) / 2;
  return height - choleskyLogDeterminant(factor) / 2 - size * Math.log(spread);
}
