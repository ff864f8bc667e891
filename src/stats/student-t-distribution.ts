import { findRoot } from './find-root.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { normalQuantile, normalUpperTail } from './normal-distribution.ts';

/**
 * Probability that Student's t with the given degrees of freedom is above t: half the regularised
 * incomplete beta function I_x(f/2, 1/2) at x = f / (f + t^2) (Abramowitz and Stegun, Handbook of
 * Mathematical Functions, 26.7.1). Relative error about 1e-12 far out in the tail.
 *
 * @param freedom > 0, fractions allowed; Infinity gives the normal distribution.
 * Time O(sqrt(freedom)).
 */
export function studentUpperTail(t: number, freedom: number): number {
  if (freedom === Infinity) return normalUpperTail(t);
  if (t < 0) return 1 - studentUpperTail(-t, freedom);
  const ratio = (t * t) / freedom;
  return incompleteBeta(freedom / 2, 0.5, 1 / (1 + ratio), 1 / (1 + 1 / ratio)) / 2;
}

/**
 * The t below which Student's variable lies with probability p; relative error below 1e-12. For an
 * upper tail take `-studentQuantile(tail, freedom)`. Some twenty times the time of the tail.
 *
 * @param p in [0, 1]; 0 and 1 give the infinities.
 */
export function studentQuantile(p: number, freedom: number): number {
  if (!(p > 0 && p < 1) || freedom === Infinity) return normalQuantile(p);
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, freedom);
  let far = 1;
  while (studentUpperTail(far, freedom) > p) far *= 2;
  const near = far > 1 ? far / 2 : 0;
  const target = Math.log(p);
  return -findRoot((t) => Math.log(studentUpperTail(t, freedom)) - target, near, far);
}
