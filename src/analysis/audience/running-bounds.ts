/** A bound is checked against this many square roots of the list's length of neighbours. */
const REACH = 10;
/** The share of the next neighbours that must confirm a bound. */
const WITNESSES = 0.01;

/**
 * Returns the earliest times at which people in the order of their arrival can have come: the
 * largest lower bound of each person and all before. If the order is right, it is never too late.
 *
 * A person in the wrong position would shift everybody after them. So a bound is carried over only
 * if at least one in a hundred of the next arrivals (at least one) could not have come earlier
 * either, and no more of them had come by then. The bounds of the last arrivals are used as they
 * are.
 *
 * @param after the earliest time of each person, in order of arrival; -Infinity if unknown.
 * @param before the latest; Infinity if unknown.
 * Cost: O(n), and O(sqrt(n)) for each bound carried over.
 */
export function earliestInOrder(after: Float64Array, before: Float64Array): Float64Array {
  return runningBound(after, before, 1);
}

/**
 * Returns the latest times at which people in the order of their arrival can have come: the
 * smallest upper bound of each person and all after. A person who returned unnoticed is late in the
 * order and seems to have come early. So a bound is carried over only if the people before who had
 * come by then are at least as many as those who could not have.
 *
 * @see earliestInOrder
 */
export function latestInOrder(after: Float64Array, before: Float64Array): Float64Array {
  return backwards(runningBound(backwards(before), backwards(after), 0));
}

/** Reverses times and their order. */
function backwards(times: Float64Array): Float64Array {
  return times.map((time) => -time).reverse();
}

/** @param fewest confirmations that a bound needs if anybody came later. */
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

/** Returns for each position the smallest value from there on; Infinity past the end. */
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

/** Whether enough neighbours confirm a bound, and no more contradict it. */
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
