import { normalQuantile } from './normal-distribution.ts';
import type { Random } from './random.ts';

/**
 * Draws from the standard normal distribution by inversion. Each draw takes one uniform number, so
 * two streams that differ in one value stay aligned. Cost: O(1).
 *
 * @example
 * drawNormal(seededRandom(1)); // => 0.160285
 */
export function drawNormal(random: Random): number {
  return normalQuantile(Math.min(1 - 1e-16, Math.max(1e-16, random())));
}
