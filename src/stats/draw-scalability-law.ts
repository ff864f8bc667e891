import { choleskyFactor } from './cholesky.ts';
import { drawNormal } from './draw-normal.ts';
import type { Random } from './random.ts';
import type { ScalabilityFit, ScalabilityLaw } from './scalability-law.ts';

/**
 * Draws a law that the measurements allow as well: from the multivariate t distribution around the
 * fit, which is wider the fewer points there were. Sigma and kappa stay at least 0, and lambda above
 * 0. Cost: O(degrees of freedom).
 *
 * @example
 * const law = { lambda: 100, sigma: 0.1, kappa: 0.01 };
 * const fit = { ...law, covariance: new Matrix(3, 3), degreesOfFreedom: 4 };
 * drawScalabilityLaw(fit, seededRandom(1)).sigma; // => 0.1
 */
export function drawScalabilityLaw(
  { lambda, sigma, kappa, covariance, degreesOfFreedom }: ScalabilityFit,
  random: Random,
): ScalabilityLaw {
  const factor = choleskyFactor(covariance);
  const squares = Array.from({ length: degreesOfFreedom }, () => drawNormal(random) ** 2);
  const scale = Math.sqrt(degreesOfFreedom / squares.reduce((sum, square) => sum + square, 0));
  const normal = [0, 1, 2].map(() => drawNormal(random) * scale);
  const [byLambda, bySigma, byKappa] = [0, 1, 2].map((row) =>
    normal.reduce((sum, value, column) => sum + factor.at(row, column) * value, 0),
  );
  return {
    lambda: Math.max(lambda / 10, lambda + byLambda),
    sigma: Math.max(0, sigma + bySigma),
    kappa: Math.max(0, kappa + byKappa),
  };
}
