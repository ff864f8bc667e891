import type { Estimate } from '../../model/report.ts';
import { kaplanMeier } from '../../stats/kaplan-meier.ts';
import { piecewiseHazard } from '../../stats/piecewise-hazard.ts';
import type { CensoredDurations } from '../../stats/piecewise-likelihood.ts';
import { weightedQuantile } from '../../stats/weighted-quantile.ts';
import type { SpellDurations } from './spell-durations.ts';

/** Where the list is read more rarely than this, the middles of intervals no longer do. */
const DAYS_BETWEEN_LOOKS = 2;
/** Ages in days from which on the hazard may be another one. */
const AGES = Float64Array.of(0, 7, 14, 30, 60, 90, 180, 365);
/** Stays alike to so many days are counted together. */
const STEP_DAYS = 0.25;

/** Share of those who came that still follows after some days, with its 95% interval. */
export interface SpellSurvival {
  survivalAt(days: number): Estimate;
}

/**
 * How many stay how long: by Kaplan and Meier (1958) on the middles of intervals where followers
 * are known from day to day. Where looks are rarer, many come and go unseen between two of them,
 * and those who are seen seem to stay longer than they do: then by a hazard on pieces of age, which
 * takes both ends as intervals and counts everybody by the chance of having been seen.
 *
 * Cost: O(stays log stays).
 */
export function survivalOfSpells(durations: SpellDurations): SpellSurvival {
  return weightedQuantile(durations.arrival, durations.weight, 0.5) > DAYS_BETWEEN_LOOKS
    ? piecewiseHazard(alikeTogether(durations), AGES)
    : kaplanMeier(durations.days, durations.left, durations.weight);
}

/** One row for all stays that are alike, weighted by their number. */
function alikeTogether({ weight, arrival, least, most }: SpellDurations): CensoredDurations {
  const rows = new Map<string, number[]>();
  for (let i = 0; i < weight.length; i++) {
    if (weight[i] === 0) continue;
    const steps = [arrival[i], least[i], Math.max(most[i], least[i] + STEP_DAYS)].map((days) =>
      Math.round(days / STEP_DAYS),
    );
    const row = rows.get(steps.join(' '));
    if (row === undefined) rows.set(steps.join(' '), [...steps, weight[i]]);
    else row[3] += weight[i];
  }
  const all = [...rows.values()];
  const days = (column: number): Float64Array =>
    Float64Array.from(all, (row) => row[column] * STEP_DAYS);
  return {
    arrival: days(0),
    least: days(1),
    most: days(2),
    weight: Float64Array.from(all, (row) => row[3]),
  };
}
