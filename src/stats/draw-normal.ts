import { normalQuantile } from './normal-distribution.ts';
import type { Random } from './random.ts';

/** A draw from the normal distribution by its inverse: one uniform a number, so streams stay aligned. */
export function drawNormal(random: Random): number {
  return normalQuantile(Math.min(1 - 1e-16, Math.max(1e-16, random())));
}
