import type { Estimate } from '../../model/report.ts';
import type { Audience } from '../audience/audience.ts';
import { spellDurationsOf } from './spell-durations.ts';
import { survivalOfSpells } from './survival-of-spells.ts';

/** Fewer people than this say nothing of how long people stay. */
const FEWEST = 10;

/** How long those of some spells stay, each asked for in days; null where too few were watched so long. */
export interface Lasting {
  /** Share of those who began to follow that still follows. */
  shareAfter(days: number): Estimate | null;
  /**
   * For each spell the chance that it lasts so long: 1 or 0 where that is known, and otherwise what
   * the survival of all gives those who have lasted as long as it has.
   */
  chances(days: number): Float64Array | null;
}

/**
 * How long people stay; see {@link survivalOfStays}. Those whose beginning is known too vaguely
 * count for nothing.
 *
 * @param spells positions in `audience.spells` of spells whose beginning was seen.
 * Cost: O(spells log spells), and for all chances O(spells).
 */
export function lastingOf(audience: Audience, spells: Int32Array): Lasting {
  const durations = spellDurationsOf(audience, spells);
  const counted = durations.days.filter((_, i) => durations.weight[i] > 0);
  const survival = counted.length < FEWEST ? null : survivalOfSpells(durations);
  const watchedFor = (days: number) => (counted.some((stayed) => stayed >= days) ? survival : null);
  return {
    shareAfter: (days) => watchedFor(days)?.survivalAt(days) ?? null,
    chances(days) {
      const curve = watchedFor(days);
      if (curve === null) return null;
      const atEnd = curve.survivalAt(days).estimate;
      return durations.days.map((stayed, i) => {
        if (stayed >= days) return 1;
        if (durations.left[i] === 1) return 0;
        const soFar = curve.survivalAt(stayed).estimate;
        return soFar > 0 ? atEnd / soFar : 0;
      });
    },
  };
}

/** How many of those who began to follow still follow after a month, a quarter and a year. */
export interface Retentions {
  retention30: Estimate | null;
  retention90: Estimate | null;
  retention365: Estimate | null;
}

/** The shares of {@link lastingOf} after 30, 90 and 365 days. */
export function retentions(audience: Audience, spells: Int32Array): Retentions {
  const { shareAfter } = lastingOf(audience, spells);
  return {
    retention30: shareAfter(30),
    retention90: shareAfter(90),
    retention365: shareAfter(365),
  };
}
