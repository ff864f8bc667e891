import type { SurvivalCurve } from '../../model/pages/parts.ts';
import type { Audience } from '../audience/audience.ts';
import { riskSet } from '../../stats/risk-set.ts';
import type { Window } from '../audience/window.ts';
import { entryAges, spellDurationsOf } from './spell-durations.ts';
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
 * Returns the retention curve of a window: the share of new followers who still follow, by day up to
 * a year, with 95% intervals, from {@link survivalOfSpells}. Cost: O(spells log spells).
 *
 * @param spells positions in `audience.spells` of spells with an observed start.
 * @returns null with too few people.
 */
export function retentionCurve(
  audience: Audience,
  spells: Int32Array,
  window: Window,
): SurvivalCurve | null {
  const durations = spellDurationsOf(audience, spells, window);
  const people = durations.weight.reduce((sum, weight) => sum + weight, 0);
  if (people < FEWEST) return null;
  const { at, leastUpTo } = riskSet(entryAges(durations), durations.days, durations.weight);
  let last = LONGEST_DAYS;
  while (last > 0 && leastUpTo(last) < FEWEST_AT_RISK) last--;
  if (last === 0) return null;
  const curve = survivalOfSpells(durations);
  const step = Math.max(1, Math.ceil(last / MOST_POINTS));
  const points = [];
  for (let days = 0; days <= last; days += step) {
    points.push({ days, ...curve.survivalAt(days), atRisk: at(days) });
  }
  return { people, points };
}
