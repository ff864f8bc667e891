import { DAY } from '../../model/instant.ts';
import type { Estimate } from '../../model/report.ts';
import { kaplanMeier } from '../../stats/kaplan-meier.ts';
import type { Audience } from '../audience/audience.ts';

/** Fewer people than this, by weight, say nothing of how long people stay. */
const FEWEST = 10;
/** A stay known no better than to this many days cannot say who was there on a day. */
const VAGUEST_DAYS = 30;

/**
 * Share of those who began to follow that still follow some days later, by Kaplan and Meier (1958)
 * on the middles of the intervals. Those still following are censored when watching ends, and so
 * are those who went with a platform event: how long they would have stayed is not known.
 *
 * @param spells positions in `audience.spells` of spells whose beginning was seen.
 * @param weight how much each counts; all the same when left out.
 * @returns null where too few were followed for that long.
 */
export function retentionAt(
  audience: Audience,
  spells: Int32Array,
  weight: Float64Array | undefined,
  days: number,
): Estimate | null {
  const time: number[] = [];
  const left: number[] = [];
  const weights: number[] = [];
  let longest = 0;
  const { followAfter, followBefore, leaveAfter, leaveBefore, platformEvent } = audience.spells;
  for (const [i, s] of spells.entries()) {
    const w = weight?.[i] ?? 1;
    if (!(w > 1e-6) || followBefore[s]! - followAfter[s]! > VAGUEST_DAYS * DAY) continue;
    const began = (followAfter[s]! + followBefore[s]!) / 2;
    const open = leaveBefore[s] === Infinity;
    const ended = open ? audience.to : (leaveAfter[s]! + leaveBefore[s]!) / 2;
    const stayed = Math.max(0, (ended - began) / DAY);
    time.push(stayed);
    left.push(open || platformEvent[s]! >= 0 ? 0 : 1);
    weights.push(w);
    longest = Math.max(longest, stayed);
  }
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (total < FEWEST || longest < days) return null;
  return kaplanMeier(Float64Array.from(time), Uint8Array.from(left), Float64Array.from(weights)).survivalAt(days);
}
