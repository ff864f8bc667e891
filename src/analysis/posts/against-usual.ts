import { DAY } from '../../model/instant.ts';
import type { Estimate } from '../../model/report.ts';
import { countUpTo } from '../../stats/count-up-to.ts';
import { usualCountInterval } from '../../stats/usual-count-interval.ts';
import type { Span } from './times-after-posts.ts';

/** How many people came or left in some time, against what is usual. */
export interface AgainstUsual {
  seen: number;
  /** The mean of other times of that length, with the range of 95 in 100 of them; null: too few. */
  usual: Estimate | null;
}

/** When something happened, and how many people it could happen to. */
export interface Happenings {
  /** Sorted; ms. */
  at: Float64Array;
  peopleAt: (moment: number) => number;
}

/** The fewest other times that show what is usual. */
const FEWEST_TIMES = 5;

/** Counts what happened in a span, and compares it with {@link usualCount}. */
export function againstUsual(
  happenings: Happenings,
  span: Span,
  others: readonly Span[],
): AgainstUsual {
  const exposed = exposureOf(happenings, span);
  return { seen: countIn(happenings, span), usual: usualCount(happenings, exposed, others) };
}

/**
 * Returns how much happens to so many person-days, by the rate of some times. The range is that of
 * 95 in 100 such counts, and allows for how much the counts of the times vary beyond chance. Returns
 * null if there are too few times. Cost: O(times x log happenings).
 */
export function usualCount(
  happenings: Happenings,
  personDays: number,
  times: readonly Span[],
): Estimate | null {
  const counts = times.map((time) => countIn(happenings, time));
  const exposures = times.map((time) => exposureOf(happenings, time));
  const exposed = total(exposures);
  if (times.length < FEWEST_TIMES || exposed === 0) return null;
  const rate = total(counts) / exposed;
  const dispersion = Math.max(1, pearson(counts, exposures, rate));
  const uncertainty = (dispersion * personDays) / exposed;
  const estimate = rate * personDays;
  return { estimate, ...usualCountInterval(estimate, { dispersion, uncertainty }) };
}

function countIn({ at }: Happenings, { from, until }: Span): number {
  return countUpTo(at, until) - countUpTo(at, from);
}

/** Person-days at risk. */
function exposureOf({ peopleAt }: Happenings, { from, until }: Span): number {
  return (Math.max(0, peopleAt((from + until) / 2)) * (until - from)) / DAY;
}

/** Pearson's dispersion of counts around a rate. */
function pearson(counts: readonly number[], exposures: readonly number[], rate: number): number {
  const misfits = counts.map((count, i) => {
    const expected = rate * exposures[i];
    return expected > 0 ? (count - expected) ** 2 / expected : 0;
  });
  return total(misfits) / (counts.length - 1);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
