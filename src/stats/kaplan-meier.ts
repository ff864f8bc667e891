import {
  logLogInterval,
  lowestWithoutFailure,
  type SurvivalEstimate,
} from './survival-estimate.ts';

/** A survival curve: just after `time[i]` the share `survival[i]` survives. */
export interface SurvivalCurve {
  /** Times of events, ascending. */
  time: Float64Array;
  survival: Float64Array;
  /** Greenwood's sum: variance of log survival. */
  logVariance: Float64Array;
  /** Weight at risk just before `time[i]`. */
  atRisk: Float64Array;
  /**
   * Returns the survival at a time with its 95% interval: on the log-log scale, and for a survival
   * of 0 or 1 the exact interval of those at risk. The curve is flat beyond the last observation,
   * where there are no data. Cost: O(log n).
   */
  survivalAt(time: number): SurvivalEstimate;
}

/** Relative rounding error of a sum of weights. */
const ROUNDING = 1e-12;

/**
 * Returns Kaplan and Meier's product-limit estimate of survival from right-censored observations (J.
 * Am. Stat. Assoc. 53, 1958), with Greenwood's variance (Kalbfleisch and Prentice, The Statistical
 * Analysis of Failure Time Data, 2nd ed., section 1.4). Weights are counts: an observation of weight
 * 2 equals two observations.
 *
 * @param time of event or censoring.
 * @param event 1: an event at `time`; 0: censored then. At equal times events come before censorings.
 * @param weight of each observation.
 * Cost: O(n log n).
 *
 * @example
 * const curve = kaplanMeier(Float64Array.of(1, 2, 3), Uint8Array.of(1, 0, 1), Float64Array.of(1, 1, 1));
 * curve.survival; // => [0.666667, 0]
 * curve.atRisk; // => [3, 1]
 */
export function kaplanMeier(
  time: Float64Array,
  event: Uint8Array,
  weight: Float64Array,
): SurvivalCurve {
  const order = Uint32Array.from(time.keys()).sort((a, b) => time[a] - time[b]);
  const leaving = steps(order, time, weight);
  const atRiskAt = (at: number): number => weightFrom(leaving, at);
  const curve = productLimit(order, time, event, weight, atRiskAt);
  return { ...curve, survivalAt: (at) => survivalAt(curve, atRiskAt, at) };
}

type ProductLimit = Omit<SurvivalCurve, 'survivalAt'>;

function productLimit(
  order: Uint32Array,
  time: Float64Array,
  event: Uint8Array,
  weight: Float64Array,
  atRiskAt: (at: number) => number,
): ProductLimit {
  const columns = {
    time: [] as number[],
    survival: [] as number[],
    logVariance: [] as number[],
    atRisk: [] as number[],
  };
  let survival = 1;
  let logVariance = 0;
  for (let i = 0; i < order.length;) {
    const now = time[order[i]];
    let events = 0;
    for (; i < order.length && time[order[i]] === now; i++) {
      if (event[order[i]] === 1) events += weight[order[i]];
    }
    if (events === 0) continue;
    const atRisk = atRiskAt(now);
    const retention = atRisk - events > ROUNDING * atRisk ? atRisk - events : 0;
    survival *= retention / atRisk;
    logVariance += events / (atRisk * retention);
    columns.time.push(now);
    columns.survival.push(survival);
    columns.logVariance.push(logVariance);
    columns.atRisk.push(atRisk);
  }
  return {
    time: Float64Array.from(columns.time),
    survival: Float64Array.from(columns.survival),
    logVariance: Float64Array.from(columns.logVariance),
    atRisk: Float64Array.from(columns.atRisk),
  };
}

function survivalAt(
  curve: ProductLimit,
  atRiskAt: (at: number) => number,
  at: number,
): SurvivalEstimate {
  const last = positionOf(curve.time, at, true) - 1;
  const estimate = last < 0 ? 1 : curve.survival[last];
  if (estimate === 1) return { estimate, low: lowestWithoutFailure(atRiskAt(at)), high: 1 };
  if (estimate > 0) return logLogInterval(estimate, curve.logVariance[last]);
  // Everyone at risk had the event at the last time. Few people at risk give a wide interval.
  const end = curve.survival.indexOf(0);
  const before =
    end > 0 ? logLogInterval(curve.survival[end - 1], curve.logVariance[end - 1]).high : 1;
  return { estimate, low: 0, high: before * (1 - lowestWithoutFailure(curve.atRisk[end])) };
}

/** Values in ascending order, with the weight of each value and all larger ones. */
interface Steps {
  value: Float64Array;
  weightFrom: Float64Array;
}

function steps(order: Uint32Array, values: Float64Array, weight: Float64Array): Steps {
  const value = Float64Array.from(order, (i) => values[i]);
  const weightFrom = new Float64Array(order.length + 1);
  for (let i = order.length - 1; i >= 0; i--) weightFrom[i] = weightFrom[i + 1] + weight[order[i]];
  return { value, weightFrom };
}

/** Returns the weight of all values that are not below `at`. */
function weightFrom(steps: Steps, at: number): number {
  return steps.weightFrom[positionOf(steps.value, at, false)];
}

/** Returns how many of the ascending values are below `at`, or not above it with `orEqual`. */
function positionOf(ascending: Float64Array, at: number, orEqual: boolean): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < at || (orEqual && ascending[middle] === at)) low = middle + 1;
    else high = middle;
  }
  return low;
}
