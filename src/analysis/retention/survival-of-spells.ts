import type { Estimate } from '../../model/report.ts';
import { kaplanMeier } from '../../stats/kaplan-meier.ts';
import { piecewiseHazard } from '../../stats/piecewise-hazard.ts';
import type { CensoredDurations } from '../../stats/piecewise-likelihood.ts';
import { weightedQuantile } from '../../stats/weighted-quantile.ts';
import { entryAges, type SpellDurations } from './spell-durations.ts';

/** With longer gaps between snapshots, the middles of intervals are too imprecise. */
const DAYS_BETWEEN_LOOKS = 2;
/** The start of each piece of constant hazard, in days. */
const AGES = Float64Array.of(0, 7, 14, 30, 60, 90, 180, 365);
/** Spells that agree to this many days count as equal. */
const STEP_DAYS = 0.25;

/** The share of new followers who still follow after some days. */
export interface SpellSurvival {
  /** Returns the share without its interval, which costs far less. */
  shareAt(days: number): number;
  survivalAt(days: number): Estimate;
}

/**
 * Estimates survival. With snapshots about every day, it is the Kaplan-Meier estimate (1958) on the
 * middles of intervals. With longer gaps, many people come and go between two snapshots, so the
 * people we observe seem to follow longer than new followers do. Then it is a piecewise constant
 * hazard that treats both ends as intervals and allows for the probability of being observed at
 * all. Cost: O(spells log spells).
 */
export function survivalOfSpells(durations: SpellDurations): SpellSurvival {
  const { arrival, entry, weight } = durations;
  const watchedArrivals = weight.map((value, i) => (entry[i] === 0 ? value : 0));
  return weightedQuantile(arrival, watchedArrivals, 0.5) > DAYS_BETWEEN_LOOKS
    ? piecewiseHazard(alikeTogether(durations), AGES)
    : kaplanMeier(durations.days, durations.left, durations.weight, entryAges(durations));
}

/** Returns one row for all equal spells, weighted by their number. */
function alikeTogether({ weight, arrival, entry, least, most }: SpellDurations): CensoredDurations {
  const rows = new Map<string, number[]>();
  for (let i = 0; i < weight.length; i++) {
    if (weight[i] === 0) continue;
    const ends = [least[i], Math.max(most[i], least[i] + STEP_DAYS)];
    const steps = [arrival[i], entry[i], ...ends].map((days) => Math.round(days / STEP_DAYS));
    const row = rows.get(steps.join(' '));
    if (row === undefined) rows.set(steps.join(' '), [...steps, weight[i]]);
    else row[4] += weight[i];
  }
  const all = [...rows.values()];
  const days = (column: number): Float64Array =>
    Float64Array.from(all, (row) => row[column] * STEP_DAYS);
  return {
    arrival: days(0),
    entry: days(1),
    least: days(2),
    most: days(3),
    weight: Float64Array.from(all, (row) => row[4]),
  };
}
