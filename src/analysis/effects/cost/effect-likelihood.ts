import {
  type LatentPoissonFit,
  latentPoissonRegression,
} from '../../../stats/latent-poisson-regression.ts';
import { ornsteinUhlenbeckPrecision } from '../../../stats/ornstein-uhlenbeck-precision.ts';
import { sparseFromDense } from '../../../stats/sparse-from-dense.ts';
import { effectUnits } from './effect-prior.ts';
import { integrateIntervals, type IntervalIntegrals } from '../design/interval-integrals.ts';
import {
  crudeStart,
  type HazardProblem,
  linearise,
  middlesInDays,
  type Overdispersion,
  priorPrecision,
  type Start,
} from './hazard-problem.ts';
import { likelihoodOfFit, type NormalLikelihood } from './likelihood-of-fit.ts';

/** The likelihood of all columns' effects at one half-life, with everything else integrated out. */
export interface EffectLikelihood extends NormalLikelihood {
  integrals: IntervalIntegrals;
  /** Expected departures of each interval, with and without its random effect. */
  fitted: Float64Array;
  expected: Float64Array;
  /** Starting values for a fit with another half-life. */
  start: Start;
}

/** The most linearisations of the hazard within an interval. */
const LINEARISATIONS = 3;
const CONVERGED = 1e-3;

/**
 * Fits the hazard of leaving. The departures of an interval are Poisson with mean person-days x
 * exp(level + trend + random effect + sum of effects x exposure), integrated over the interval's
 * steps. The random effects are an Ornstein-Uhlenbeck process, so neighbouring days are correlated.
 *
 * The model handles interval censoring directly: the departures of an interval of any length are
 * compared with the hazard integrated over it (Prentice and Gloeckler, Biometrics 34, 1978). The
 * integral is linearised around the current estimate, so that each round is a regression with an
 * effective exposure. Everything but the effects is integrated out, and their likelihood is
 * approximated by a normal one around its mode.
 *
 * Cost: O(rounds x intervals x (columns + trends)^2).
 */
export function effectLikelihood(problem: HazardProblem, start?: Start): EffectLikelihood {
  const { counts, grid, exposure, trend, overdispersion } = problem;
  const first = 1 + trend.columns;
  const units = effectUnits(exposure);
  const latent = ornsteinUhlenbeckPrecision(
    middlesInDays(grid),
    overdispersion.spread,
    overdispersion.memory,
  );
  const penalty = priorPrecision(trend, units);
  let from = start ?? crudeStart(counts, penalty.length);
  for (let round = 1; ; round++) {
    const effects = from.coefficients.slice(first);
    const integrals = integrateIntervals(grid, exposure, effects);
    const { design, offset } = linearise(problem, integrals, effects);
    const fit = latentPoissonRegression({
      design: sparseFromDense(design),
      counts: counts.leftOfAll,
      offset,
      penalty,
      latent,
      start: from,
    });
    const moved = largestMove(effects, fit.coefficients.subarray(first));
    from = { coefficients: fit.coefficients, latent: fit.latent };
    if (moved < CONVERGED || round === LINEARISATIONS) {
      return {
        ...likelihoodOfFit(fit, first, units),
        integrals,
        ...expectedOf(fit, overdispersion),
        start: from,
      };
    }
  }
}

/** The random factor of a day has a mean above 1, because its logarithm has mean 0. */
function expectedOf(
  { fitted, latent }: LatentPoissonFit,
  { spread }: Overdispersion,
): Pick<EffectLikelihood, 'fitted' | 'expected'> {
  return {
    fitted,
    expected: fitted.map((count, i) => count * Math.exp(spread ** 2 / 2 - latent[i])),
  };
}

function largestMove(a: Float64Array, b: Float64Array): number {
  return a.reduce((largest, value, k) => Math.max(largest, Math.abs(value - b[k])), 0);
}
