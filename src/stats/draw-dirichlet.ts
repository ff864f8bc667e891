import { drawNormal } from './draw-normal.ts';
import type { Random } from './random.ts';

/**
 * Draws shares that add up to 1 from the Dirichlet distribution. Cost: O(counts).
 *
 * @param counts > 0 each.
 *
 * @example
 * drawDirichlet([1, 1, 2], seededRandom(1)); // => [0.195721, 0.561394, 0.242885]
 */
export function drawDirichlet(counts: readonly number[], random: Random): Float64Array {
  const parts = Float64Array.from(counts, (count) => drawGamma(count, random));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/**
 * Draws from the gamma distribution of the given shape and scale 1 (Marsaglia and Tsang, "A simple
 * method for generating gamma variables", ACM Transactions on Mathematical Software 26, 2000).
 */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(random);
    const cube = (1 + c * normal) ** 3;
    if (cube <= 0) continue;
    const bound = normal ** 2 / 2 + d * (1 - cube + Math.log(cube));
    if (Math.log(random()) < bound) return d * cube;
  }
}
