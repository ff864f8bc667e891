import type { Tridiagonal } from './tridiagonal.ts';

/**
 * Returns the precision matrix of an Ornstein-Uhlenbeck process at the given times: levels around 0
 * with the standard deviation `spread` and the correlation exp(-t / memory) over a time t. Each level
 * depends only on the previous one, so the inverse of the covariance is tridiagonal (Rue and Held, Gaussian Markov
 * Random Fields, 2005, section 1.1). Cost: O(times).
 *
 * @param times ascending, in the unit of `memory`.
 * @param spread > 0. @param memory > 0.
 *
 * @example
 * const { diagonal, below } = ornsteinUhlenbeckPrecision(Float64Array.of(0, 1), 1, 1);
 * diagonal; // => [1.15652, 1.15652]
 * below[1]; // => -0.425459
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
    const correlation = Math.exp(-(times[i] - times[i - 1]) / memory);
    // Variance of a level given the previous one. A floor avoids dividing by 0 at equal times.
    const own = variance * Math.max(1e-9, -Math.expm1((-2 * (times[i] - times[i - 1])) / memory));
    diagonal[i - 1] += correlation ** 2 / own;
    diagonal[i] += 1 / own;
    below[i] = -correlation / own;
  }
  return { diagonal, below };
}
