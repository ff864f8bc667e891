import { polynomial } from './polynomial.ts';

/** Beyond this many standard deviations the tail is below the smallest double. */
const FARTHEST = 39;

const CENTRE = [
  18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837,
  0.06568233791820745,
];
const CENTRE_BELOW = [
  45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1,
];
const SHOULDER = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
];
const SHOULDER_BELOW = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
];
const TAIL = [
  0.000029112874951168793, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736,
  0.215898534057957, 0.023073441764940174,
];
const TAIL_BELOW = [
  0.00007297515550839662, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651,
  1.284260096144911, 1,
];
const CENTRE_END = 0.67448975;
const SHOULDER_END = Math.sqrt(32);

/**
 * Probability that a standard normal variable is above z, by W. J. Cody's rational Chebyshev
 * approximations ("Rational Chebyshev approximations for the error function", Math. Comp. 23,
 * 1969). Relative error about 1e-15 out to z = 37.5, where 1 - cdf has no digit left; 0 where the
 * probability is below the smallest double. Time O(1).
 */
export function normalUpperTail(z: number): number {
  if (Math.abs(z) <= CENTRE_END) return 0.5 - centralPart(z);
  if (z < 0) return 1 - normalUpperTail(-z);
  if (z > FARTHEST) return 0;
  // The square is split so that its rounding error is not blown up by the exponential.
  const coarse = Math.trunc(z * 16) / 16;
  const rest = (z - coarse) * (z + coarse);
  return Math.exp((-coarse * coarse) / 2) * Math.exp(-rest / 2) * ratioToDensity(z);
}

/** Probability that a standard normal variable is at most z; relatively exact in the lower tail. */
export function normalCumulative(z: number): number {
  return normalUpperTail(-z);
}

/**
 * Logarithm of `normalUpperTail`, for tails too small for a double.
 * Relative error about 1e-15 for any z.
 */
export function logNormalUpperTail(z: number): number {
  if (z < 0) return Math.log1p(-normalUpperTail(-z));
  return z <= SHOULDER_END
    ? Math.log(normalUpperTail(z))
    : (-z * z) / 2 + Math.log(ratioToDensity(z));
}

/** Probability between 0 and z, |z| up to `CENTRE_END`. */
function centralPart(z: number): number {
  return (z * polynomial(CENTRE, z * z)) / polynomial(CENTRE_BELOW, z * z);
}

/** The tail over exp(-z^2 / 2), z beyond `CENTRE_END`. */
function ratioToDensity(z: number): number {
  if (z <= SHOULDER_END) return polynomial(SHOULDER, z) / polynomial(SHOULDER_BELOW, z);
  const inverse = 1 / (z * z);
  const correction = (inverse * polynomial(TAIL, inverse)) / polynomial(TAIL_BELOW, inverse);
  return (1 / Math.sqrt(2 * Math.PI) - correction) / z;
}

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
 * The z below which a standard normal variable lies with probability p: algorithm AS 241, PPND16
 * (M. J. Wichura, "The percentage points of the normal distribution", Applied Statistics 37, 1988).
 * Relative error about 1e-15. For an upper tail take `-normalQuantile(tail)`. Time O(1).
 *
 * @param p in [0, 1]; 0 and 1 give the infinities, anything else NaN.
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
