import type { Estimate } from '../../model/report.ts';
import type { Audience } from '../audience/audience.ts';
import { riskSet } from '../../stats/risk-set.ts';
import type { Window } from '../audience/window.ts';
import { entryAges, spellDurationsOf } from './spell-durations.ts';
import { survivalOfSpells } from './survival-of-spells.ts';

/** The fewest people for retention. */
const FEWEST = 10;

/**
 * The retention of some spells after a number of days. Results are null if too few people were
 * observed for that long.
 */
export interface Lasting {
  /** Returns the share of new followers who still follow after that many days. */
  shareAfter(days: number): Estimate | null;
  /**
   * Returns the probability that each spell lasts that long: 1 or 0 if known, otherwise the
   * survival given its duration so far.
   */
  chances(days: number): Float64Array | null;
}

/**
 * Returns the retention of some spells in a window: the period estimate, from the hazard at each age
 * of everybody at risk in the window; see {@link survivalOfSpells}. Ignores spells with a vague
 * start. Cost: O(spells log spells), and O(spells) for all chances.
 *
 * @param spells positions in `audience.spells` of spells with an observed start.
 */
export function lastingOf(audience: Audience, spells: Int32Array, window: Window): Lasting {
  const durations = spellDurationsOf(audience, spells, window);
  const counted = durations.weight.reduce((sum, weight) => sum + weight, 0);
  const survival = counted < FEWEST ? null : survivalOfSpells(durations);
  const { leastUpTo } = riskSet(entryAges(durations), durations.days, durations.weight);
  // At each age, somebody must be at risk.
  const watchedFor = (days: number) => (leastUpTo(days) > 0 ? survival : null);
  return {
    shareAfter: (days) => watchedFor(days)?.survivalAt(days) ?? null,
    chances(days) {
      const curve = watchedFor(days);
      if (curve === null) return null;
      const atEnd = curve.shareAt(days);
      return durations.days.map((stayed, i) => {
        if (stayed >= days) return 1;
        if (durations.left[i] === 1) return 0;
        const soFar = curve.shareAt(stayed);
        return soFar > 0 ? atEnd / soFar : 0;
      });
    },
  };
}

/** Retention after 30, 90 and 365 days. */
export interface Retentions {
  retention30: Estimate | null;
  retention90: Estimate | null;
  retention365: Estimate | null;
}

/** Returns the shares of {@link lastingOf} after 30, 90 and 365 days. */
export function retentions(audience: Audience, spells: Int32Array, window: Window): Retentions {
  const { shareAfter } = lastingOf(audience, spells, window);
  return {
    retention30: shareAfter(30),
    retention90: shareAfter(90),
    retention365: shareAfter(365),
  };
}
