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

/** What the data say of the effects of all columns, at one half-life, everything else allowed for. */
export interface EffectLikelihood extends NormalLikelihood {
  integrals: IntervalIntegrals;
  /** Departures expected in each interval, with what is of its own, and without. */
  fitted: Float64Array;
  expected: Float64Array;
  /** Where a fit at another half-life may start from. */
  start: Start;
}

/** The hazard within an interval is linearised around the last estimate at most this many times. */
const LINEARISATIONS = 3;
const CONVERGED = 1e-3;

/**
 * The hazard of leaving: departures of an interval are Poisson with mean person-days x exp(level +
 * trend + own + sum of effects x exposure), integrated over the interval's steps. `own` is what a
 * day has of its own: an Ornstein-Uhlenbeck process, so that neighbouring days hang together.
 *
 * Interval censoring is native: whatever the length of an interval, its departures are compared
 * with the hazard integrated over it (Prentice and Gloeckler, Biometrics 34, 1978). The integral is
 * linearised around the current estimate, which makes each round a regression with an effective
 * exposure. Everything but the effects is integrated out; of these the likelihood is taken to be
 * normal around its mode.
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

/** The factor that a day has of its own has a mean above 1, as its logarithm is 0 on average. */
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
