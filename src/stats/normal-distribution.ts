import { chiSquareUpperTail } from './chi-square-distribution.ts';
import { polynomial } from './polynomial.ts';

const INNER = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const INNER_BELOW = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852854,
];
const MIDDLE = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const MIDDLE_BELOW = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
  0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
];
const OUTER = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
  0.026532189526576124, 0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
];
const OUTER_BELOW = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  0.000018463183175100548, 1.421511758316446e-7, 2.0442631033899397e-15,
];

/**
 * Returns the p-quantile of the standard normal distribution: algorithm AS 241, PPND16 (M. J. Wichura, "The percentage points of the normal distribution", Applied Statistics 37, 1988).
 * Relative error about 1e-15. For an upper tail use `-normalQuantile(tail)`. Cost: O(1).
 *
 * @param p in [0, 1]; 0 and 1 give the infinities, anything else NaN.
 *
 * @example
 * normalQuantile(0.975); // => 1.95996
 */
export function normalQuantile(p: number): number {
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(INNER, r)) / polynomial(INNER_BELOW, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z =
    r <= 5
      ? polynomial(MIDDLE, r - 1.6) / polynomial(MIDDLE_BELOW, r - 1.6)
      : polynomial(OUTER, r - 5) / polynomial(OUTER_BELOW, r - 5);
  return q < 0 ? -z : z;
}

/**
 * Returns the probability that a standard normal number exceeds z, from the incomplete gamma function
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 26.4.19 with one degree of
 * freedom), so without cancellation in the tail. Cost: O(1).
 *
 * @example
 * normalUpperTail(1); // => 0.158655
 */
export function normalUpperTail(z: number): number {
  const beyond = chiSquareUpperTail(z * z, 1) / 2;
  return z >= 0 ? beyond : 1 - beyond;
}
