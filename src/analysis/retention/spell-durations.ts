import { DAY } from '../../model/instant.ts';
import type { Audience } from '../audience/audience.ts';
import type { Window } from '../audience/window.ts';

/** We ignore a spell if the interval of its start is longer than this. */
const VAGUEST_DAYS = 30;

/**
 * Durations of spells, in days. Spells are at risk only within the window: those that began earlier
 * enter at the age they had then (delayed entry), and open ones are censored at the end of
 * observation. Mass departures are censored too, because without the event those spells would have
 * been longer.
 */
export interface SpellDurations {
  /** From the middle of the follow's interval to the middle of the departure's. */
  days: Float64Array;
  /** 1: left; 0: censored. */
  left: Uint8Array;
  /** 1, or 0 for a spell with a vague start, or one that ended before the window. */
  weight: Float64Array;
  /** The width of the follow's interval. */
  arrival: Float64Array;
  /** From the first observation of the follower to when they are at risk; 0: from the start. */
  entry: Float64Array;
  /** From the first observation of the follower to the last. */
  least: Float64Array;
  /** From the first observation to the first absence; Infinity if censored. */
  most: Float64Array;
}

/** @param spells positions in `audience.spells` of spells with an observed start. */
export function spellDurationsOf(
  audience: Audience,
  spells: Int32Array,
  window: Window,
): SpellDurations {
  const { followAfter, followBefore, leaveAfter, leaveBefore, massDeparture } = audience.spells;
  const column = (): Float64Array<ArrayBuffer> => new Float64Array(spells.length);
  const left = new Uint8Array(spells.length);
  const atRiskFrom = Math.max(window.after, departuresSeenFrom(audience));
  const [days, weight, arrival, entry] = [column(), column(), column(), column()];
  const [least, most] = [column(), column()];
  for (const [i, s] of spells.entries()) {
    const open = leaveBefore[s] === Infinity;
    const began = (followAfter[s] + followBefore[s]) / 2;
    const ended = open ? audience.to : (leaveAfter[s] + leaveBefore[s]) / 2;
    const lastSeen = open ? audience.to : leaveAfter[s];
    days[i] = Math.max(0, (ended - began) / DAY);
    left[i] = open || massDeparture[s] >= 0 ? 0 : 1;
    arrival[i] = (followBefore[s] - followAfter[s]) / DAY;
    weight[i] = arrival[i] <= VAGUEST_DAYS && leaveBefore[s] > atRiskFrom ? 1 : 0;
    entry[i] = Math.max(0, (Math.min(atRiskFrom, lastSeen) - followBefore[s]) / DAY);
    least[i] = Math.max(0, (lastSeen - followBefore[s]) / DAY);
    most[i] = left[i] === 1 ? (leaveBefore[s] - followBefore[s]) / DAY : Infinity;
  }
  return { days, left, weight, arrival, entry, least, most };
}

/**
 * Returns the ages at which spells come to be at risk, counted like `days` from the middle of the
 * follow's interval.
 */
export function entryAges({ entry, arrival }: SpellDurations): Float64Array {
  return Float64Array.from(entry, (days, i) => (days > 0 ? days + arrival[i] / 2 : 0));
}

/**
 * Returns the first time at which a departure could be seen: the first snapshot, or a departure
 * before it. A list with follow times dates follows of long before. It names only those who stayed,
 * so nobody is at risk earlier. Without any accepted snapshot: -Infinity, or Infinity if nobody was
 * seen to leave.
 */
function departuresSeenFrom({ watched, spells }: Audience): number {
  const first = spells.leaveBefore.reduce((first, left) => Math.min(first, left), Infinity);
  if (watched.length === 0) return first === Infinity ? Infinity : -Infinity;
  return Math.min(first, watched[0]);
}
