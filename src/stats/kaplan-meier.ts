import { type BetaProduct, betaProductInterval, NO_FACTOR, timesBeta } from './beta-product.ts';
import type { SurvivalEstimate } from './survival-estimate.ts';

/** A survival curve: just after `time[i]` the share `survival[i]` survives. */
export interface SurvivalCurve {
  /** Times of events, ascending. */
  time: Float64Array;
  survival: Float64Array;
  /** Weight at risk just before `time[i]`. */
  atRisk: Float64Array;
  /** Returns the survival at a time, without its interval. Cost: O(log n). */
  shareAt(time: number): number;
  /**
   * Returns the survival at a time with its 95% interval by {@link betaProductInterval}. The curve is
   * flat beyond the last observation, where there are no data. Cost: O(log n), and two beta quantiles.
   */
  survivalAt(time: number): SurvivalEstimate;
}

/** Relative rounding error of a sum of weights. */
const ROUNDING = 1e-12;

/**
 * Returns Kaplan and Meier's product-limit estimate of survival from right-censored observations (J.
 * Am. Stat. Assoc. 53, 1958), with intervals that hold for few people and few events too. Weights are
 * counts: an observation of weight 2 equals two observations.
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
  const lastEvent = (at: number): number => positionOf(curve.time, at, true) - 1;
  return {
    ...curve,
    shareAt: (at) => curve.survival[lastEvent(at)] ?? 1,
    survivalAt: (at) => survivalAt(curve, lastEvent(at), atRiskAt, at),
  };
}

interface ProductLimit extends Pick<SurvivalCurve, 'time' | 'survival' | 'atRisk'> {
  /** How many are left just after each time. */
  left: Float64Array;
  /** What the interval at each time is made of. */
  passed: BetaProduct[];
}

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
    atRisk: [] as number[],
    left: [] as number[],
    passed: [] as BetaProduct[],
  };
  let survival = 1;
  let passed = NO_FACTOR;
  for (let i = 0; i < order.length;) {
    const now = time[order[i]];
    let events = 0;
    for (; i < order.length && time[order[i]] === now; i++) {
      if (event[order[i]] === 1) events += weight[order[i]];
    }
    if (events === 0) continue;
    const atRisk = atRiskAt(now);
    const left = atRisk - events > ROUNDING * atRisk ? atRisk - events : 0;
    survival *= left / atRisk;
    passed = timesBeta(passed, left + 1, events);
    columns.time.push(now);
    columns.survival.push(survival);
    columns.atRisk.push(atRisk);
    columns.left.push(left);
    columns.passed.push(passed);
  }
  return {
    time: Float64Array.from(columns.time),
    survival: Float64Array.from(columns.survival),
    atRisk: Float64Array.from(columns.atRisk),
    left: Float64Array.from(columns.left),
    passed: columns.passed,
  };
}

function survivalAt(
  curve: ProductLimit,
  last: number,
  atRiskAt: (at: number) => number,
  at: number,
): SurvivalEstimate {
  const left = curve.time[last] === at ? curve.left[last] : atRiskAt(at);
  const interval = betaProductInterval(curve.passed[last] ?? NO_FACTOR, left);
  return { estimate: curve.survival[last] ?? 1, ...interval };
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
