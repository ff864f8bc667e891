import { logPoissonTerm } from './saddle-point.ts';

const PRECISION = 2 ** -52;
const TINY = 1e-300;

/**
 * Returns the lower regularised incomplete gamma function P(a, x), on the side without
 * cancellation: a series below a + 1, Lentz's continued fraction above (Press et al., Numerical
 * Recipes, 3rd ed., section 6.2). Relative error about 1e-12 in both tails for a >= 1/2.
 *
 * @param a > 0. @param x >= 0; anything else gives NaN.
 * Cost: O(sqrt(a)) around x = a, less elsewhere.
 *
 * @example
 * lowerIncompleteGamma(2, 1); // => 0.264241
 */
export function lowerIncompleteGamma(a: number, x: number): number {
  return x < a + 1 ? Math.exp(logSeries(a, x)) : 1 - Math.exp(logFraction(a, x));
}

/**
 * Returns the upper regularised incomplete gamma function Q(a, x) = 1 - P(a, x), with the accuracy
 * and cost of `lowerIncompleteGamma`.
 *
 * @param a > 0. @param x >= 0; anything else gives NaN.
 *
 * @example
 * upperIncompleteGamma(2, 1); // => 0.735759
 */
export function upperIncompleteGamma(a: number, x: number): number {
  return x < a + 1 ? 1 - Math.exp(logSeries(a, x)) : Math.exp(logFraction(a, x));
}

/** Returns the logarithm of P. */
function logSeries(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return Number.NaN;
  if (x === 0) return -Infinity;
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * PRECISION; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return logPoissonTerm(a, x) + Math.log(sum);
}

/** Returns the logarithm of Q. */
function logFraction(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return Number.NaN;
  if (x === Infinity) return -Infinity;
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  let change = 0;
  for (let i = 1; Math.abs(change - 1) > PRECISION; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / awayFromZero(an * d + b);
    c = awayFromZero(b + an / c);
    change = d * c;
    fraction *= change;
  }
  return logPoissonTerm(a, x) + Math.log(a * fraction);
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
