import { lowerIncompleteGamma } from './incomplete-gamma.ts';

const HALVINGS = 60;

/**
 * Returns the value that a gamma variable of scale 1 stays below with a given probability, by
 * bisection of the regularised incomplete gamma function.
 *
 * @param probability 0 to 1. @param shape > 0, also its mean.
 * Cost: that of some 60 values of the incomplete gamma function.
 *
 * @example
 * gammaQuantile(0.975, 1); // => 3.68888
 */
export function gammaQuantile(probability: number, shape: number): number {
  let high = shape + 1;
  while (lowerIncompleteGamma(shape, high) < probability) high *= 2;
  let low = 0;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (lowerIncompleteGamma(shape, middle) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
