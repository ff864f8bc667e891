/** A survival curve: just after `time[i]` the share `survival[i]` is left. */
export interface SurvivalCurve {
  /** Times of events, ascending. */
  time: Float64Array;
  survival: Float64Array;
  /** Greenwood's sum: variance of log survival. */
  logVariance: Float64Array;
  /** Share left at a time with its 95% interval on the log-log scale. */
  survivalAt(time: number): { estimate: number; low: number; high: number };
}

const Z_95 = 1.959963984540054;

/**
 * Kaplan and Meier's product-limit estimate of survival from right-censored, perhaps weighted
 * observations, with Greenwood's variance and log-log intervals (Kalbfleisch and Prentice, The
 * Statistical Analysis of Failure Time Data, 2nd ed., section 1.4).
 *
 * @param time of event or censoring, not negative.
 * @param event 1: it happened; 0: censored then. At equal times events come before censorings.
 * @param weight how much each observation counts. Time O(n log n).
 */
export function kaplanMeier(
  time: Float64Array,
  event: Uint8Array,
  weight: Float64Array,
): SurvivalCurve {
  const order = Array.from(time.keys()).sort((a, b) => time[a] - time[b]);
  let atRisk = weight.reduce((sum, w) => sum + w, 0);
  const times: number[] = [];
  const survivals: number[] = [];
  const variances: number[] = [];
  let survival = 1;
  let variance = 0;
  for (let i = 0; i < order.length;) {
    const now = time[order[i]];
    let events = 0;
    let gone = 0;
    for (; i < order.length && time[order[i]] === now; i++) {
      const w = weight[order[i]];
      gone += w;
      if (event[order[i]] === 1) events += w;
    }
    if (events > 0) {
      survival *= Math.max(0, 1 - events / atRisk);
      variance += atRisk > events ? events / (atRisk * (atRisk - events)) : 0;
      times.push(now);
      survivals.push(survival);
      variances.push(variance);
    }
    atRisk -= gone;
  }
  const curve = {
    time: Float64Array.from(times),
    survival: Float64Array.from(survivals),
    logVariance: Float64Array.from(variances),
  };
  return { ...curve, survivalAt: (at) => survivalAt(curve, at) };
}

function survivalAt(
  curve: Omit<SurvivalCurve, 'survivalAt'>,
  at: number,
): { estimate: number; low: number; high: number } {
  const last = curve.time.findLastIndex((time) => time <= at);
  if (last < 0) return { estimate: 1, low: 1, high: 1 };
  const estimate = curve.survival[last];
  if (estimate <= 0 || estimate >= 1) return { estimate, low: estimate, high: estimate };
  const spread = (Z_95 * Math.sqrt(curve.logVariance[last])) / Math.abs(Math.log(estimate));
  return { estimate, low: estimate ** Math.exp(spread), high: estimate ** Math.exp(-spread) };
}
