import { logIncompleteBeta } from './incomplete-beta.ts';

/** Halvings of the range: more than a double has bits. */
const HALVINGS = 60;

/**
 * Returns the value that a beta variable stays below with a given probability, by bisection of the
 * regularised incomplete beta function. `a = 0` is a variable that is always 0, and `b = 0` one that
 * is always 1.
 *
 * @param probability 0 to 1. @param a >= 0. @param b >= 0, not both 0.
 * Cost: that of 60 values of the incomplete beta function.
 *
 * @example
 * betaQuantile(0.025, 10, 1); // => 0.691503
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (a === 0) return 0;
  if (b === 0) return 1;
  const wanted = Math.log(probability);
  let [low, high] = [0, 1];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (logIncompleteBeta(a, b, middle, 1 - middle) < wanted) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
