/** A fact counts where, of so many places beside it, ten times the root of all, few speak against it. */
const REACH = 10;
/** Of the places beside a fact on which the next ones hang, this share must say the same. */
const WITNESSES = 0.01;

/**
 * The earliest moments at which people who came one after the other can have come: the highest
 * of what is known of each and all before. It is never too late where the order is right.
 *
 * Somebody in the wrong place would put off all after them. So a moment is only taken over where one
 * in a hundred of those who came next, one at least, could not have come earlier either, and no more
 * of them had come by then. What only the last to come say is taken as it is.
 *
 * @param after the earliest moment of each, in the order they came; -Infinity: not known.
 * @param before the latest; Infinity: not known.
 * Time O(n), and O(sqrt(n)) for each moment taken over.
 */
export function earliestInOrder(after: Float64Array, before: Float64Array): Float64Array {
  return runningBound(after, before, 1);
}

/**
 * The latest moments at which people who came one after the other can have come: the lowest of
 * what is known of each and all later. Who came again unnoticed stands late and seems to have
 * come early; so a moment is only taken over where no more of those before could not have come by
 * then than had.
 *
 * @see earliestInOrder
 */
export function latestInOrder(after: Float64Array, before: Float64Array): Float64Array {
  return backwards(runningBound(backwards(before), backwards(after), 0));
}

/** The same with time running the other way. */
function backwards(times: Float64Array): Float64Array {
  return times.map((time) => -time).reverse();
}

/** @param fewest witnesses that a moment needs where anybody came later. */
function runningBound(after: Float64Array, before: Float64Array, fewest: number): Float64Array {
  const n = after.length;
  const reach = Math.ceil(REACH * Math.sqrt(n));
  const lowest = lowestFrom(before);
  const bounds = new Float64Array(n);
  let bound = -Infinity;
  for (let i = 0; i < n; i++) {
    const time = after[i];
    if (time > bound && time <= before[i]) {
      const end = Math.min(n, i + 1 + reach);
      const later = end - i - 1;
      const needed = fewest * Math.min(later, Math.max(1, Math.ceil(WITNESSES * later)));
      const mayBeWrong = lowest[i + 1] < time;
      if (isBorneOut(time, { after, before, from: i + 1, end }, needed, mayBeWrong)) bound = time;
    }
    bounds[i] = bound;
  }
  return bounds;
}

/** For each place the lowest of the values from there on, and Infinity past the end. */
function lowestFrom(values: Float64Array): Float64Array {
  const lowest = new Float64Array(values.length + 1).fill(Infinity);
  for (let i = values.length - 1; i >= 0; i--) lowest[i] = Math.min(values[i], lowest[i + 1]);
  return lowest;
}

interface Neighbours {
  after: Float64Array;
  before: Float64Array;
  from: number;
  end: number;
}

/** Whether enough of the neighbours say the same, and no more say otherwise. */
function isBorneOut(
  time: number,
  { after, before, from, end }: Neighbours,
  needed: number,
  mayBeWrong: boolean,
): boolean {
  let witnesses = 0;
  let against = 0;
  for (let j = from; j < end; j++) {
    if (!mayBeWrong && witnesses >= needed) break;
    if (after[j] >= time) witnesses++;
    else if (before[j] < time) against++;
  }
  return witnesses >= needed && against <= witnesses;
}
