import { logGamma } from './gamma-function.ts';

const PRECISION = 1e-16;
const TINY = 1e-300;
const MOST_TERMS = 10_000;

/**
 * Regularised incomplete gamma functions P(a, x) (lower) and Q(a, x) = 1 - P (upper), each worked
 * out on the side where it does not cancel: a series below a + 1, Lentz's continued fraction
 * above (Press et al., Numerical Recipes, 3rd ed., section 6.2).
 *
 * @param a > 0. @param x >= 0. Time O(sqrt(a)) terms around x = a, fewer elsewhere.
 */
export function lowerIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? series(a, x) : 1 - continuedFraction(a, x);
}

export function upperIncompleteGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - series(a, x) : continuedFraction(a, x);
}

function series(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS; n++) {
    term *= x / (a + n);
    sum += term;
    if (term < sum * PRECISION) break;
  }
  return sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
}

function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < MOST_TERMS; i++) {
    const an = -i * (i - a);
    b += 2;
    d = an * d + b;
    if (Math.abs(d) < TINY) d = TINY;
    c = b + an / c;
    if (Math.abs(c) < TINY) c = TINY;
    d = 1 / d;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < PRECISION) break;
  }
  return fraction * Math.exp(-x + a * Math.log(x) - logGamma(a));
}
