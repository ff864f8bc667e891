const HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;
/** From this value on, the first terms of the series below are exact to a double's last digit. */
const LARGE = 15;

/**
 * Returns the natural logarithm of the gamma function for x > 0, by Stirling's formula and its
 * error. Error below 1e-14 of the larger of the value and 1. Cost: O(1).
 *
 * @example
 * logGamma(5); // => 3.17805, log(4!)
 */
export function logGamma(x: number): number {
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}

/**
 * Returns the error of Stirling's formula: logGamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2), for x > 0.
 * Uses the asymptotic series (Abramowitz and Stegun, Handbook of Mathematical Functions, 6.1.41),
 * and below `LARGE` the recurrence. Error below 1e-15. Cost: O(1).
 *
 * @example
 * stirlingError(1); // => 0.0810615
 */
export function stirlingError(x: number): number {
  let steps = 0;
  let z = x;
  for (; z < LARGE; z++) steps += (z + 0.5) * Math.log1p(1 / z) - 1;
  const w = 1 / (z * z);
  const series =
    1 / 12 -
    w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360360 - w / 156)))));
  return steps + series / z;
}
