import { DAY } from '../../model/instant.ts';
import type { Audience } from '../audience/audience.ts';

/** A stay known no better than to this many days cannot say who was there on a day. */
const VAGUEST_DAYS = 30;

/**
 * How long people stayed, in days. Those still following are censored when watching ends, and so
 * are those who went with a mass departure: how long they would have stayed is not known.
 */
export interface SpellDurations {
  /** From the middle of the time in which somebody came to the middle of that in which they left. */
  days: Float64Array;
  /** 1: left; 0: censored. */
  left: Uint8Array;
  /** 0 where the beginning is known too vaguely to say who was there on a day. */
  weight: Float64Array;
  /** Width of the time before being seen first in which somebody came. */
  arrival: Float64Array;
  /** From being seen first to being seen last. */
  least: Float64Array;
  /** From being seen first to being missed; Infinity where censored. */
  most: Float64Array;
}

/** @param spells positions in `audience.spells` of spells whose beginning was seen. */
export function spellDurationsOf(audience: Audience, spells: Int32Array): SpellDurations {
  const { followAfter, followBefore, leaveAfter, leaveBefore, massDeparture } = audience.spells;
  const column = (): Float64Array<ArrayBuffer> => new Float64Array(spells.length);
  const left = new Uint8Array(spells.length);
  const [days, weight, arrival, least, most] = [column(), column(), column(), column(), column()];
  for (const [i, s] of spells.entries()) {
    const open = leaveBefore[s] === Infinity;
    const began = (followAfter[s] + followBefore[s]) / 2;
    const ended = open ? audience.to : (leaveAfter[s] + leaveBefore[s]) / 2;
    days[i] = Math.max(0, (ended - began) / DAY);
    left[i] = open || massDeparture[s] >= 0 ? 0 : 1;
    arrival[i] = (followBefore[s] - followAfter[s]) / DAY;
    weight[i] = arrival[i] <= VAGUEST_DAYS ? 1 : 0;
    least[i] = Math.max(0, ((open ? audience.to : leaveAfter[s]) - followBefore[s]) / DAY);
    most[i] = left[i] === 1 ? (leaveBefore[s] - followBefore[s]) / DAY : Infinity;
  }
  return { days, left, weight, arrival, least, most };
}
