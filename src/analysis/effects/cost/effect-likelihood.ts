import { choleskyFactor, choleskyInverse } from '../../../stats/cholesky.ts';
import {
  type LatentPoissonFit,
  latentPoissonRegression,
} from '../../../stats/latent-poisson-regression.ts';
import { ornsteinUhlenbeckPrecision } from '../../../stats/ornstein-uhlenbeck-precision.ts';
import { sparseFromDense } from '../../../stats/sparse-from-dense.ts';
import { DAY } from '../../../model/instant.ts';
import { effectUnits, logEvidence, logUnder, WIDE } from './effect-prior.ts';
import type { IntervalCounts } from '../design/interval-counts.ts';
import { integrateIntervals, type IntervalIntegrals } from '../design/interval-integrals.ts';
import { intervalCount, type TimeGrid } from '../design/time-grid.ts';
import type { Trend } from '../design/trend-basis.ts';

/** How departures bunch for reasons that no post explains. */
export interface Overdispersion {
  /** Standard deviation of the logarithm of the factor on the hazard that a day has of its own. */
  spread: number;
  /** Days after which two such factors have a correlation of 1 / e. */
  memory: number;
}

/** What the data say of the effects of all columns, at one half-life, everything else allowed for. */
export interface EffectLikelihood {
  /** Units of the effects, one a column; see `effect-prior.ts`. */
  units: Float64Array;
  /** In these units: precision of the effects, columns x columns, and precision times their mode. */
  precision: Float64Array;
  information: Float64Array;
  /** Covariance of the effects themselves, without a prior to speak of. */
  covariance: Float64Array;
  /** Logarithm of the marginal likelihood, effects averaged over what may be expected of them. */
  evidence: number;
  integrals: IntervalIntegrals;
  /** Departures expected in each interval, with what is of its own, and without. */
  fitted: Float64Array;
  expected: Float64Array;
  /** Where a fit at another half-life may start from. */
  start: Start;
}

export interface Start {
  coefficients: Float64Array;
  latent: Float64Array;
}

export interface HazardProblem {
  counts: IntervalCounts;
  grid: TimeGrid;
  /** steps x columns, row-major; the last column is overload. */
  exposure: Float64Array;
  columns: number;
  trend: Trend;
  overdispersion: Overdispersion;
}

/** The hazard within an interval is linearised around the last estimate at most this many times. */
const LINEARISATIONS = 3;
const CONVERGED = 1e-3;
const TREND_SPREAD = 3;
const ANY_LEVEL = 100;

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
 * Time O(rounds x intervals x (columns + trends)^2).
 */
export function effectLikelihood(problem: HazardProblem, start?: Start): EffectLikelihood {
  const { counts, grid, exposure, columns, trend, overdispersion } = problem;
  const first = 1 + trend.columns;
  const units = effectUnits(exposure, columns);
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
      design: sparseFromDense(design, penalty.length),
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
        ...likelihoodOf(fit, first, units),
        integrals,
        ...expectedOf(fit, overdispersion),
        start: from,
      };
    }
  }
}

function middlesInDays({ bound }: TimeGrid): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, bound.length - 1) },
    (_, i) => (bound[i] + bound[i + 1]) / 2 / DAY,
  );
}

function priorPrecision(trend: Trend, units: Float64Array): Float64Array {
  const precision = new Float64Array(1 + trend.columns + units.length);
  precision[0] = 1 / ANY_LEVEL ** 2;
  precision.fill(1 / TREND_SPREAD ** 2, 1, 1 + trend.columns);
  precision.set(
    units.map((unit) => 1 / (WIDE * unit) ** 2),
    1 + trend.columns,
  );
  return precision;
}

/** The crude hazard of all. */
function crudeStart({ leftOfAll, atRiskOfAll }: IntervalCounts, size: number): Start {
  const coefficients = new Float64Array(size);
  coefficients[0] = Math.log(Math.max(0.5, sumOf(leftOfAll)) / Math.max(1, sumOf(atRiskOfAll)));
  return { coefficients, latent: new Float64Array(leftOfAll.length) };
}

function sumOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The rows of the regression around the current effects: level, trends, effective exposures. */
function linearise(
  { counts, grid, columns, trend }: HazardProblem,
  integrals: IntervalIntegrals,
  effects: Float64Array,
): { design: Float64Array; offset: Float64Array } {
  const width = 1 + trend.columns + columns;
  const design = new Float64Array(intervalCount(grid) * width);
  const offset = counts.atRiskOfAll.map((atRisk, i) => {
    const row = i * width;
    design[row] = 1;
    for (let c = 0; c < trend.columns; c++)
      design[row + 1 + c] = trend.values[i * trend.columns + c];
    let linear = 0;
    for (let k = 0; k < columns; k++) {
      const exposed = integrals.exposure[i * columns + k];
      design[row + 1 + trend.columns + k] = exposed;
      linear += exposed * effects[k];
    }
    return Math.log(atRisk) + integrals.logMean[i] - linear;
  });
  return { design, offset };
}

/** The effects' likelihood: the posterior under the wide prior, with that prior taken off again. */
function likelihoodOf(
  fit: LatentPoissonFit,
  first: number,
  units: Float64Array,
): Pick<EffectLikelihood, 'units' | 'precision' | 'information' | 'covariance' | 'evidence'> {
  const columns = units.length;
  const size = first + columns;
  const covariance = new Float64Array(columns * columns);
  const scaled = new Float64Array(columns * columns);
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b < columns; b++) {
      const value = fit.covariance[(first + a) * size + first + b];
      covariance[a * columns + b] = value;
      scaled[a * columns + b] = value / (units[a] * units[b]);
    }
  }
  const precision = choleskyInverse(choleskyFactor(scaled, columns), columns);
  const mode = units.map((unit, k) => fit.coefficients[first + k] / unit);
  const information = mode.map((_, a) => {
    let sum = 0;
    for (let b = 0; b < columns; b++) sum += precision[a * columns + b] * mode[b];
    return sum;
  });
  for (let k = 0; k < columns; k++) precision[k * (columns + 1)] -= 1 / WIDE ** 2;
  const evidence =
    fit.evidence + logEvidence(precision, information) - logUnder(precision, information, WIDE);
  return { units, precision, information, covariance, evidence };
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
