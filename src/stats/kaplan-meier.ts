import { type BetaProduct, betaProductInterval, NO_FACTOR, timesBeta } from './beta-product.ts';
import { type RiskSet, riskSet } from './risk-set.ts';
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
   * Returns the survival at a time with its 95% interval by {@link betaProductInterval}, whose lower
   * end rests on the fewest at risk at any time so far. The curve is flat beyond the last
   * observation, where there are no data. Cost: O(log n), and two beta quantiles.
   */
  survivalAt(time: number): SurvivalEstimate;
}

/** Relative rounding error of a sum of weights. */
const ROUNDING = 1e-12;

/**
 * Returns Kaplan and Meier's product-limit estimate of survival from right-censored observations (J.
 * Am. Stat. Assoc. 53, 1958), with intervals that hold for few people and few events too. Weights are
 * counts: an observation of weight 2 equals two observations. Observations may begin late (left
 * truncation): Turnbull (J. R. Stat. Soc. B 38, 1976); Klein and Moeschberger, Survival Analysis,
 * 2003, section 4.6.
 *
 * @param time of event or censoring.
 * @param event 1: an event at `time`; 0: censored then. At equal times events come before censorings.
 * @param weight of each observation.
 * @param entry time at which each observation begins; 0: from the start.
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
  entry: Float64Array = new Float64Array(time.length),
): SurvivalCurve {
  const atRisk = riskSet(entry, time, weight);
  const curve = productLimit(time, event, weight, atRisk);
  const lastEvent = (at: number): number => countUpTo(curve.time, at) - 1;
  return {
    ...curve,
    shareAt: (at) => curve.survival[lastEvent(at)] ?? 1,
    survivalAt: (at) => survivalAt(curve, lastEvent(at), atRisk, at),
  };
}

interface ProductLimit extends Pick<SurvivalCurve, 'time' | 'survival' | 'atRisk'> {
  /** How many are left just after each time. */
  left: Float64Array;
  /** What the interval at each time is made of. */
  passed: BetaProduct[];
}

function productLimit(
  time: Float64Array,
  event: Uint8Array,
  weight: Float64Array,
  { at: atRiskAt }: RiskSet,
): ProductLimit {
  const order = Uint32Array.from(time.keys()).sort((a, b) => time[a] - time[b]);
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
  atRisk: RiskSet,
  at: number,
): SurvivalEstimate {
  const least = atRisk.leastUpTo(at);
  const left = curve.time[last] === at ? Math.min(least, curve.left[last]) : least;
  const interval = betaProductInterval(curve.passed[last] ?? NO_FACTOR, left);
  return { estimate: curve.survival[last] ?? 1, ...interval };
}

/** Returns how many of the ascending values are not above a limit. */
function countUpTo(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
