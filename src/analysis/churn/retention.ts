import type { Estimate } from '../../model/report.ts';
import type { Audience } from '../audience/audience.ts';
import { type Stays, staysOf } from './stays.ts';
import { survivalOfStays } from './survival-of-stays.ts';

/** Fewer people than this say nothing of how long people stay. */
const FEWEST = 10;

/** How many of those who began to follow still follow after a month, a quarter and a year. */
export interface Retentions {
  retention30: Estimate | null;
  retention90: Estimate | null;
  retention365: Estimate | null;
}

/**
 * The shares of those who began to follow that still follow after 30, 90 and 365 days; see
 * {@link survivalOfStays}.
 *
 * @param spells positions in `audience.spells` of spells whose beginning was seen.
 * @returns null where too few were followed for that long.
 */
export function retentions(audience: Audience, spells: Int32Array): Retentions {
  const stays = staysOf(audience, spells);
  const survival = stays.days.length < FEWEST ? null : survivalOfStays(stays);
  const after = (days: number): Estimate | null =>
    survival !== null && wasWatchedFor(stays, days) ? survival.survivalAt(days) : null;
  return { retention30: after(30), retention90: after(90), retention365: after(365) };
}

/** Whether enough came, and anybody of them was watched for that long, to say how many last. */
export function canTellLasting(audience: Audience, spells: Int32Array, days: number): boolean {
  const stays = staysOf(audience, spells);
  return stays.days.length >= FEWEST && wasWatchedFor(stays, days);
}

function wasWatchedFor({ days }: Stays, least: number): boolean {
  return days.some((stayed) => stayed >= least);
}

/**
 * For each spell the chance that it lasts so many days: 1 or 0 where that is known, and otherwise
 * what the survival of all gives those who have lasted as long as it has.
 */
export function chanceToLast(audience: Audience, spells: Int32Array, days: number): Float64Array {
  const stays = staysOf(audience, spells);
  const curve = survivalOfStays(stays);
  const atEnd = curve.survivalAt(days).estimate;
  return stays.days.map((stayed, i) => {
    if (stayed >= days) return 1;
    if (stays.left[i] === 1) return 0;
    const soFar = curve.survivalAt(stayed).estimate;
    return soFar > 0 ? atEnd / soFar : 0;
  });
}
