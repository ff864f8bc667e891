import { logBinomialTerm } from './saddle-point.ts';

const PRECISION = 2 ** -52;
const TINY = 1e-300;

/**
 * Returns the logarithm of the regularised incomplete beta function I_x(a, b), by a continued
 * fraction on the side without cancellation (Didonato and Morris, "Significant digit computation of the
 * incomplete beta function ratios", ACM Trans. Math. Softw. 18, 1992, eq. 9), on a front factor
 * without cancellation. Relative error about 1e-12 in both tails. For the upper tail swap
 * the arguments: 1 - I_x(a, b) = I_y(b, a).
 *
 * @param a > 0. @param b > 0. @param x in [0, 1]; anything else gives NaN.
 * @param y 1 - x, which callers often know more exactly than a subtraction gives.
 * Cost: O(sqrt(max(a, b))).
 *
 * @example
 * Math.exp(logIncompleteBeta(1, 2, 0.5, 0.5)); // => 0.75
 */
export function logIncompleteBeta(a: number, b: number, x: number, y: number): number {
  return x < (a + 1) / (a + b + 2)
    ? logLowerPart(a, b, x, y)
    : Math.log1p(-Math.exp(logLowerPart(b, a, y, x)));
}

function logLowerPart(a: number, b: number, x: number, y: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && y >= 0)) return Number.NaN;
  if (x === 0) return -Infinity;
  const front = logBinomialTerm(a, b, x, y) + Math.log((a / (a + b)) * b);
  return front - Math.log(fraction(a, b, x, y));
}

/** x^a y^b / (B(a, b) I_x(a, b)). */
function fraction(a: number, b: number, x: number, y: number): number {
  let value = awayFromZero((a * (a * y - b * x + 1)) / (a + 1));
  let c = value;
  let d = 0;
  let change = 0;
  for (let m = 1; Math.abs(change - 1) > PRECISION; m++) {
    const at = a + 2 * m;
    const above = (m * (b - m) * x) / (at - 1);
    const numerator = ((above * (a + m - 1)) / (at - 1)) * (a + b + m - 1) * x;
    const denominator = m + above + ((a + m) * (a * y - b * x + 1 + m * (1 + y))) / (at + 1);
    d = 1 / awayFromZero(denominator + numerator * d);
    c = awayFromZero(denominator + numerator / c);
    change = c * d;
    value *= change;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
