import type { Tridiagonal } from './tridiagonal.ts';

/**
 * The precision of an Ornstein-Uhlenbeck process at some times: levels around 0 with the standard
 * deviation `spread`, whose correlation over a time t is exp(-t / memory). As each level depends on
 * the one before only, the inverse of the covariance is tridiagonal (Rue and Held, Gaussian Markov
 * Random Fields, 2005, section 1.1). Time O(times).
 *
 * @param times ascending, in the unit of `memory`.
 * @param spread > 0. @param memory > 0.
 */
export function ornsteinUhlenbeckPrecision(
  times: Float64Array,
  spread: number,
  memory: number,
): Tridiagonal {
  const diagonal = new Float64Array(times.length);
  const below = new Float64Array(times.length);
  const variance = spread ** 2;
  if (times.length > 0) diagonal[0] = 1 / variance;
  for (let i = 1; i < times.length; i++) {
    const kept = Math.exp(-(times[i] - times[i - 1]) / memory);
    // What is new in a level, given the one before; never 0, so that equal times do no harm.
    const own = variance * Math.max(1e-9, -Math.expm1((-2 * (times[i] - times[i - 1])) / memory));
    diagonal[i - 1] += kept ** 2 / own;
    diagonal[i] += 1 / own;
    below[i] = -kept / own;
  }
  return { diagonal, below };
}
