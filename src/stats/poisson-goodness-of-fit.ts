import type { PoissonProblem } from './poisson-problem.ts';
import type { PoissonFit } from './poisson-regression.ts';
import { penaltyTimes } from './quadratic-penalty.ts';

export interface PoissonGoodnessOfFit {
  /** Twice the log likelihood lost against a model that expects each count as it is. */
  deviance: number;
  /** Sum of (count - expected)^2 / expected. */
  pearson: number;
  /**
   * Coefficients' worth of freedom that the fit uses: the trace of (X'WX + P)^-1 X'WX, which is
   * the number of coefficients where there is no prior (Hastie and Tibshirani, Generalized Additive
   * Models, section 3.5).
   */
  effectiveCoefficients: number;
  /** Observations with any exposure, less `effectiveCoefficients`. */
  degreesOfFreedom: number;
  /** Pearson's statistic over its degrees of freedom: 1 for Poisson counts, more where bunched. */
  dispersion: number;
}

/**
 * How well a Poisson regression fits (McCullagh and Nelder, Generalized Linear Models, 2nd ed.,
 * sections 2.3 and 6.2). Time O(observations + coefficients^2), or coefficients^3 where the
 * penalty is a whole matrix.
 */
export function poissonGoodnessOfFit(
  { counts, offset, penalty }: PoissonProblem,
  fit: PoissonFit,
): PoissonGoodnessOfFit {
  let deviance = 0;
  let pearson = 0;
  let exposed = 0;
  for (let r = 0; r < counts.length; r++) {
    if (offset[r] === -Infinity) continue;
    const count = counts[r];
    const expected = fit.fitted[r];
    exposed++;
    deviance += 2 * ((count > 0 ? count * Math.log(count / expected) : 0) - (count - expected));
    // An expected count that underflowed is that of an observation without events.
    if (expected > 0) pearson += (count - expected) ** 2 / expected;
  }
  const effectiveCoefficients =
    fit.coefficients.length - fit.undetermined.length - shareOfPrior(penalty, fit.covariance);
  const degreesOfFreedom = exposed - effectiveCoefficients;
  return {
    deviance,
    pearson,
    effectiveCoefficients,
    degreesOfFreedom,
    dispersion: degreesOfFreedom > 0 ? pearson / degreesOfFreedom : Number.NaN,
  };
}

/** Trace of (X'WX + P)^-1 P. */
function shareOfPrior(penalty: Float64Array, covariance: Float64Array): number {
  const size = Math.sqrt(covariance.length);
  let trace = 0;
  for (let c = 0; c < size; c++) {
    trace += penaltyTimes(penalty, covariance.subarray(c * size, (c + 1) * size))[c];
  }
  return trace;
}
