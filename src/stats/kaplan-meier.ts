import {
  logLogInterval,
  lowestWithoutFailure,
  type SurvivalEstimate,
} from './survival-estimate.ts';

/** A survival curve: just after `time[i]` the share `survival[i]` is left. */
export interface SurvivalCurve {
  /** Times of events, ascending. */
  time: Float64Array;
  survival: Float64Array;
  /** Greenwood's sum: variance of log survival. */
  logVariance: Float64Array;
  /** Weight under observation just before `time[i]`. */
  atRisk: Float64Array;
  /**
   * Share left at a time with its 95% interval: on the log-log scale, and where nobody or
   * everybody is left by the exact interval of those under observation. Beyond the last
   * observation the curve is flat, which says nothing. Time O(log n).
   */
  survivalAt(time: number): SurvivalEstimate;
}

/** A share of all weight that is but the rounding error of a sum of weights. */
const ROUNDING = 1e-12;

/**
 * Kaplan and Meier's product-limit estimate of survival from observations that are right-censored
 * and may stand for many (Kaplan and Meier, J. Am. Stat.
 * Assoc. 53, 1958), with Greenwood's variance (Kalbfleisch and Prentice, The Statistical Analysis
 * of Failure Time Data, 2nd ed., section 1.4). Weights are counts: two alike may be given as one
 * of weight 2.
 *
 * @param time of event or censoring.
 * @param event 1: it happened; 0: censored then. At equal times events come before censorings.
 * @param weight how much each observation counts.
 * Time O(n log n).
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
  // The last of them went together: had they been few, it may have been chance.
  const end = curve.survival.indexOf(0);
  const before =
    end > 0 ? logLogInterval(curve.survival[end - 1], curve.logVariance[end - 1]).high : 1;
  return { estimate, low: 0, high: before * (1 - lowestWithoutFailure(curve.atRisk[end])) };
}

/** Values in ascending order, and the weight of each and all after it. */
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

/** Weight of all values that are not below `at`. */
function weightFrom(steps: Steps, at: number): number {
  return steps.weightFrom[positionOf(steps.value, at, false)];
}

/** How many of the ascending values are below `at`, or also equal to it. */
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
