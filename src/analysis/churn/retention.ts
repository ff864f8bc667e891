import { DAY } from '../../model/instant.ts';
import type { Estimate } from '../../model/report.ts';
import { kaplanMeier, type SurvivalCurve } from '../../stats/kaplan-meier.ts';
import type { Audience } from '../audience/audience.ts';

/** Fewer people than this say nothing of how long people stay. */
const FEWEST = 10;
/** A stay known no better than to this many days cannot say who was there on a day. */
const VAGUEST_DAYS = 30;

/**
 * Share of those who began to follow that still follow some days later, by Kaplan and Meier (1958)
 * on the middles of the intervals. Those still following are censored when watching ends, and so
 * are those who went with a platform event: how long they would have stayed is not known.
 *
 * @param spells positions in `audience.spells` of spells whose beginning was seen.
 * @returns null where too few were followed for that long.
 */
export function retentionAt(audience: Audience, spells: Int32Array, days: number): Estimate | null {
  const stays = staysOf(audience, spells);
  if (stays.days.length < FEWEST || !stays.days.some((stayed) => stayed >= days)) return null;
  return survivalCurve(stays).survivalAt(days);
}

/** How many of those who began to follow still follow after a month, a quarter and a year. */
export interface Retentions {
  retention30: Estimate | null;
  retention90: Estimate | null;
  retention365: Estimate | null;
}

/** {@link retentionAt} after 30, 90 and 365 days. */
export function retentions(audience: Audience, spells: Int32Array): Retentions {
  return {
    retention30: retentionAt(audience, spells, 30),
    retention90: retentionAt(audience, spells, 90),
    retention365: retentionAt(audience, spells, 365),
  };
}

/**
 * For each spell the chance that it lasts so many days: 1 or 0 where that is known, and otherwise
 * what the survival of all gives those who have lasted as long as it has.
 */
export function chanceToLast(audience: Audience, spells: Int32Array, days: number): Float64Array {
  const stays = staysOf(audience, spells);
  const curve = survivalCurve(stays);
  const atEnd = curve.survivalAt(days).estimate;
  return stays.days.map((stayed, i) => {
    if (stayed >= days) return 1;
    if (stays.left[i] === 1) return 0;
    const soFar = curve.survivalAt(stayed).estimate;
    return soFar > 0 ? atEnd / soFar : 0;
  });
}

/** How long people stayed, as {@link kaplanMeier} takes it. */
export interface Stays {
  days: Float64Array;
  /** 1: left; 0: censored. */
  left: Uint8Array;
  /** 0 where the beginning or the end is known too vaguely to say who was there on a day. */
  weight: Float64Array;
}

export function staysOf(audience: Audience, spells: Int32Array): Stays {
  const { followAfter, followBefore, leaveAfter, leaveBefore, platformEvent } = audience.spells;
  const days = new Float64Array(spells.length);
  const left = new Uint8Array(spells.length);
  const weight = new Float64Array(spells.length);
  for (const [i, s] of spells.entries()) {
    const open = leaveBefore[s] === Infinity;
    const began = (followAfter[s] + followBefore[s]) / 2;
    const ended = open ? audience.to : (leaveAfter[s] + leaveBefore[s]) / 2;
    days[i] = Math.max(0, (ended - began) / DAY);
    left[i] = open || platformEvent[s] >= 0 ? 0 : 1;
    weight[i] = followBefore[s] - followAfter[s] <= VAGUEST_DAYS * DAY ? 1 : 0;
  }
  return { days, left, weight };
}

function survivalCurve({ days, left, weight }: Stays): SurvivalCurve {
  return kaplanMeier(days, left, weight);
}
