import { choleskyFactor, choleskyInverse } from '../../../stats/cholesky.ts';
import type { LatentPoissonFit } from '../../../stats/latent-poisson-regression.ts';
import { Matrix } from '../../../stats/matrix.ts';
import { logEvidence, logUnder, WIDE } from './effect-prior.ts';

/** What the data alone say about the effects: a normal likelihood around its mode. */
export interface NormalLikelihood {
  /** Units of the effects, one a column; see `effect-prior.ts`. */
  units: Float64Array;
  /** In these units: precision of the effects, columns x columns, and precision times their mode. */
  precision: Matrix;
  information: Float64Array;
  /** Covariance of the effects themselves, with a prior too wide to matter. */
  covariance: Matrix;
  /** Logarithm of the marginal likelihood, averaged over the prior of the effects. */
  evidence: number;
}

/**
 * Returns the likelihood of the effects: their posterior under the fit's wide prior, with that
 * prior removed. Cost: O(columns^3).
 *
 * @param first position of the first effect among the coefficients.
 */
export function likelihoodOfFit(
  fit: LatentPoissonFit,
  first: number,
  units: Float64Array,
): NormalLikelihood {
  const columns = units.length;
  const covariance = new Matrix(columns, columns);
  const scaled = new Matrix(columns, columns);
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b < columns; b++) {
      const value = fit.covariance.at(first + a, first + b);
      covariance.set(a, b, value);
      scaled.set(a, b, value / (units[a] * units[b]));
    }
  }
  const precision = choleskyInverse(choleskyFactor(scaled));
  const mode = units.map((unit, k) => fit.coefficients[first + k] / unit);
  const information = mode.map((_, a) => {
    let sum = 0;
    for (let b = 0; b < columns; b++) sum += precision.at(a, b) * mode[b];
    return sum;
  });
  for (let k = 0; k < columns; k++) precision.add(k, k, -1 / WIDE ** 2);
  const evidence =
    fit.evidence + logEvidence(precision, information) - logUnder(precision, information, WIDE);
  return { units, precision, information, covariance, evidence };
}
