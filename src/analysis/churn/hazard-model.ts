import { type PoissonFit, poissonRegression } from '../../stats/poisson-regression.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';
import type { Cells } from './cells.ts';
import { type HazardColumns, hazardColumns } from './hazard-design.ts';
import { effectOf, IntervalIntegrals } from './interval-integrals.ts';
import type { TimeGrid } from './time-grid.ts';

/**
 * How far priors let effects go, as standard deviations of log hazard ratios: an effect of one
 * post's full exposure beyond a factor of e^2 is not expected; groups differ from the whole by
 * `groupSpread`, which the data choose.
 */
export const EFFECT_SPREAD = 1;
const NUISANCE_SPREAD = 3;
/** The hazard within an interval is linearised around the last estimate this many times. */
const LINEARISATIONS = 4;

export interface HazardFit {
  columns: HazardColumns;
  /** Effects; see `HazardColumns`. */
  coefficients: Float64Array;
  /** Posterior covariance, columns x columns, overdispersion included. */
  covariance: Float64Array;
  logLikelihood: number;
  /** Laplace's approximation of the log marginal likelihood, up to a constant common to all fits of the same cells. */
  evidence: number;
  /** Variance of an interval's departures over their mean, at least 1. */
  dispersion: number;
  /** Expected departures, one a cell. */
  fitted: Float64Array;
}

/**
 * The discrete-time hazard of leaving: departures in a cell are Poisson with mean
 * person-days x exp(kind of follower + trend + sum of effects x exposure), the hazard integrated
 * over the interval's steps. Effects by group are pooled partially: they are drawn to the common
 * effect by a Gaussian prior.
 *
 * Interval censoring is native: whatever the length of an interval, its departures are compared
 * with the hazard integrated over it (Prentice and Gloeckler, Biometrics 34, 1978). The integral
 * is linearised around the current estimate, which makes each round an ordinary Poisson
 * regression with an effective exposure.
 *
 * @param exposure steps x topics, row-major; the last topic is overload.
 * @param trend intervals x trend columns, row-major.
 * @param dispersion scales the likelihood; 1 for the first fit.
 * @param start coefficients of a fit of the same shape to start from.
 */
export function fitHazard(
  cells: Cells,
  grid: TimeGrid,
  exposure: Float64Array,
  topics: number,
  trend: { values: Float64Array; columns: number },
  groupSpread: number,
  dispersion: number,
  start?: Float64Array,
): HazardFit {
  const columns = hazardColumns(cells, trend.columns, topics);
  const penalty = priorPrecision(columns, cells.groups, groupSpread, dispersion);
  const integrals = new IntervalIntegrals(grid, exposure, topics, cells.groups);
  let coefficients = start ?? crudeHazard(cells, columns);
  for (let round = 1; ; round++) {
    integrals.at(coefficients, columns);
    const { design, offset } = linearise(cells, columns, trend, integrals, coefficients);
    const fit = poissonRegression({
      design,
      counts: cells.left,
      offset,
      penalty,
      start: coefficients,
    });
    const moved = largestMove(coefficients, fit.coefficients);
    coefficients = fit.coefficients;
    if (moved < 1e-4 || round === LINEARISATIONS) {
      return summarise(fit, columns, cells, dispersion, penalty, topics + trend.columns);
    }
  }
}

/** The crude hazard of all; from far off, Newton's first steps would be wild. */
function crudeHazard(cells: Cells, columns: HazardColumns): Float64Array {
  let left = 0;
  let atRisk = 0;
  for (let r = 0; r < cells.left.length; r++) {
    left += cells.left[r];
    atRisk += cells.atRisk[r];
  }
  const start = new Float64Array(columns.count);
  start[0] = Math.log(Math.max(left, 0.5) / Math.max(atRisk, 1));
  return start;
}

function summarise(
  fit: PoissonFit,
  columns: HazardColumns,
  cells: Cells,
  dispersion: number,
  penalty: Float64Array,
  parameters: number,
): HazardFit {
  const { coefficients } = fit;
  let prior = 0;
  for (let c = 0; c < coefficients.length; c++) {
    const precision = penalty[c] / dispersion;
    if (precision > 0) prior += (Math.log(precision) - precision * coefficients[c] ** 2) / 2;
  }
  return {
    columns,
    coefficients,
    covariance: fit.covariance.map((value) => value * dispersion),
    logLikelihood: fit.logLikelihood,
    evidence: fit.logLikelihood / dispersion + prior - fit.logDeterminant / 2,
    dispersion: intervalDispersion(cells, fit.fitted, parameters),
    fitted: fit.fitted,
  };
}

/** Precision of the Gaussian priors, times the dispersion so that both stay in the same scale. */
function priorPrecision(
  columns: HazardColumns,
  groups: number,
  groupSpread: number,
  dispersion: number,
): Float64Array {
  const precision = new Float64Array(columns.count).fill(dispersion / NUISANCE_SPREAD ** 2);
  precision[0] = 0;
  precision.fill(dispersion / EFFECT_SPREAD ** 2, columns.topic, columns.topic + columns.topics);
  if (columns.byGroup >= 0) {
    const end = columns.byGroup + columns.topics * groups;
    precision.fill(dispersion / groupSpread ** 2, columns.byGroup, end);
  }
  return precision;
}

/** The rows of the regression around the current estimate: effective exposures and offsets. */
function linearise(
  cells: Cells,
  columns: HazardColumns,
  trend: { values: Float64Array; columns: number },
  integrals: IntervalIntegrals,
  coefficients: Float64Array,
): { design: SparseRows; offset: Float64Array } {
  const { groups } = cells;
  const rows = cells.left.length;
  const widest = 5 + trend.columns + 2 * columns.topics;
  const start = new Int32Array(rows + 1);
  const column = new Int32Array(rows * widest);
  const value = new Float64Array(rows * widest);
  const offset = new Float64Array(rows);
  let end = 0;
  const put = (c: number, v: number): void => {
    if (v === 0) return;
    column[end] = c;
    value[end++] = v;
  };
  for (let r = 0; r < rows; r++) {
    const interval = cells.interval[r];
    const group = cells.group[r];
    const cell = interval * groups + group;
    const exposures = integrals.exposure.subarray(
      cell * columns.topics,
      (cell + 1) * columns.topics,
    );
    put(0, 1);
    if (group > 0) put(columns.group + group - 1, 1);
    if (cells.tenure[r] > 0) put(columns.tenure + cells.tenure[r] - 1, 1);
    put(columns.mutual, cells.mutual[r]);
    for (let c = 0; c < trend.columns; c++)
      put(columns.trend + c, trend.values[interval * trend.columns + c]);
    let linear = 0;
    for (let k = 0; k < columns.topics; k++) {
      put(columns.topic + k, exposures[k]);
      linear += exposures[k] * effectOf(coefficients, columns, k, group, groups);
    }
    if (columns.byGroup >= 0) {
      for (let k = 0; k < columns.topics; k++)
        put(columns.byGroup + k * groups + group, exposures[k]);
    }
    offset[r] = Math.log(cells.atRisk[r]) + integrals.logMean[cell] - linear;
    start[r + 1] = end;
  }
  const design = {
    rows,
    columns: columns.count,
    start,
    column: column.subarray(0, end),
    value: value.subarray(0, end),
  };
  return { design, offset };
}

function largestMove(a: Float64Array, b: Float64Array): number {
  let largest = 0;
  for (let c = 0; c < a.length; c++) largest = Math.max(largest, Math.abs(a[c] - b[c]));
  return largest;
}

/** Variance over mean of the departures of whole intervals: bunching is shared by all kinds of followers. */
function intervalDispersion(cells: Cells, fitted: Float64Array, parameters: number): number {
  const last = cells.interval.at(-1) ?? -1;
  const seen = new Float64Array(last + 1);
  const expected = new Float64Array(last + 1);
  for (let r = 0; r < cells.left.length; r++) {
    seen[cells.interval[r]] += cells.left[r];
    expected[cells.interval[r]] += fitted[r];
  }
  let pearson = 0;
  let intervals = 0;
  for (let i = 0; i <= last; i++) {
    if (expected[i] <= 0) continue;
    // Against a mean far below one, a single departure would look like a bunch.
    pearson += (seen[i] - expected[i]) ** 2 / Math.max(expected[i], 0.25);
    intervals++;
  }
  return Math.max(1, pearson / Math.max(1, intervals - parameters));
}
