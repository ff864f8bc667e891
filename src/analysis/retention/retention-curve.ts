import type { SurvivalCurve } from '../../model/pages/parts.ts';
import type { Audience } from '../audience/audience.ts';
import { spellDurationsOf } from './spell-durations.ts';
import { survivalOfSpells } from './survival-of-spells.ts';

/** The fewest people for a retention curve. */
const FEWEST = 10;
/**
 * The curve ends when fewer people than this are at risk, because a single departure would then be
 * a large drop.
 */
const FEWEST_AT_RISK = 5;
const MOST_POINTS = 60;
const LONGEST_DAYS = 365;

/**
 * Returns the retention curve: the share of new followers who still follow, by day up to a year,
 * with 95% intervals, from {@link survivalOfSpells}. Cost: O(spells log spells).
 *
 * @param spells positions in `audience.spells` of spells with an observed start.
 * @returns null with too few people.
 */
export function retentionCurve(audience: Audience, spells: Int32Array): SurvivalCurve | null {
  const durations = spellDurationsOf(audience, spells);
  const people = durations.weight.reduce((sum, weight) => sum + weight, 0);
  if (people < FEWEST) return null;
  const sorted = durations.days.filter((_, i) => durations.weight[i] > 0).sort();
  const last = Math.min(LONGEST_DAYS, sorted[sorted.length - FEWEST_AT_RISK]);
  if (!(last >= 1)) return null;
  const curve = survivalOfSpells(durations);
  const step = Math.max(1, Math.ceil(last / MOST_POINTS));
  const points = [];
  for (let days = 0; days <= last; days += step) {
    points.push({ days, ...curve.survivalAt(days), atRisk: countFrom(sorted, days) });
  }
  return { people, points };
}

/** Returns how many of the ascending values are at least `least`. */
function countFrom(ascending: Float64Array, least: number): number {
  const first = ascending.findIndex((value) => value >= least);
  return first < 0 ? 0 : ascending.length - first;
}
