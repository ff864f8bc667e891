import { DAY } from '../../../model/instant.ts';
import { Matrix } from '../../../stats/matrix.ts';
import type { IntervalCounts } from '../design/interval-counts.ts';
import type { IntervalIntegrals } from '../design/interval-integrals.ts';
import { intervalCount, type TimeGrid } from '../design/time-grid.ts';
import { WIDE } from './effect-prior.ts';

/** How much departures vary from day to day beyond what posts explain. */
export interface Overdispersion {
  /** Standard deviation of a day's random effect on the log hazard. */
  spread: number;
  /** Days after which two such effects have a correlation of 1 / e. */
  memory: number;
}

/** Coefficients and random effects from which a fit starts. */
export interface Start {
  coefficients: Float64Array;
  latent: Float64Array;
}

export interface HazardProblem {
  counts: IntervalCounts;
  grid: TimeGrid;
  /** steps x columns; the last column is overload. */
  exposure: Matrix;
  /** intervals x columns. */
  trend: Matrix;
  overdispersion: Overdispersion;
}

const TREND_SPREAD = 3;
const ANY_LEVEL = 100;

/** Returns the middle of each interval, in days. */
export function middlesInDays({ bound }: TimeGrid): Float64Array {
  return Float64Array.from(
    { length: Math.max(0, bound.length - 1) },
    (_, i) => (bound[i] + bound[i + 1]) / 2 / DAY,
  );
}

/** Returns the precision of each coefficient's prior: level, trends, effects. */
export function priorPrecision(trend: Matrix, units: Float64Array): Float64Array {
  const precision = new Float64Array(1 + trend.columns + units.length);
  precision[0] = 1 / ANY_LEVEL ** 2;
  precision.fill(1 / TREND_SPREAD ** 2, 1, 1 + trend.columns);
  precision.set(
    units.map((unit) => 1 / (WIDE * unit) ** 2),
    1 + trend.columns,
  );
  return precision;
}

/** Returns a start without effects: everybody has the crude hazard. */
export function crudeStart({ leftOfAll, atRiskOfAll }: IntervalCounts, size: number): Start {
  const coefficients = new Float64Array(size);
  coefficients[0] = Math.log(Math.max(0.5, sumOf(leftOfAll)) / Math.max(1, sumOf(atRiskOfAll)));
  return { coefficients, latent: new Float64Array(leftOfAll.length) };
}

function sumOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * Returns the rows of the regression around the current effects: level, trends, effective exposures.
 * Cost: O(intervals x (trends + columns)).
 */
export function linearise(
  { counts, grid, trend }: HazardProblem,
  integrals: IntervalIntegrals,
  effects: Float64Array,
): { design: Matrix; offset: Float64Array } {
  const columns = effects.length;
  const first = 1 + trend.columns;
  const design = new Matrix(intervalCount(grid), first + columns);
  const offset = counts.atRiskOfAll.map((atRisk, i) => {
    design.set(i, 0, 1);
    for (let c = 0; c < trend.columns; c++) design.set(i, 1 + c, trend.at(i, c));
    let linear = 0;
    for (let k = 0; k < columns; k++) {
      const exposed = integrals.exposure.at(i, k);
      design.set(i, first + k, exposed);
      linear += exposed * effects[k];
    }
    return Math.log(atRisk) + integrals.logMean[i] - linear;
  });
  return { design, offset };
}
