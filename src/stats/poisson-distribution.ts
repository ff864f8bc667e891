import { lowerIncompleteGamma } from './incomplete-gamma.ts';

/** Probability that a Poisson count with the given mean is at least `count`: P(count, mean). */
export function poissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : lowerIncompleteGamma(count, mean);
}
