import type { Snapshot } from '../../model/audience-log.ts';
import { kendallTau, truncatedKendallTau } from '../../stats/kendall-tau.ts';
import { normalQuantile } from '../../stats/normal-distribution.ts';
import { earliestInOrder } from './running-bounds.ts';
import { areYoungAccountsLate } from './young-accounts-late.ts';

/** Why a list is not in the order of its follows; empty if it is. */
export type OrderFault =
  | ''
  | 'too little data to check it'
  | 'the oldest accounts come first'
  | 'it is sorted by account age'
  | 'some accounts are further down than their age allows'
  | 'new followers do not come first'
  | 'it changes from snapshot to snapshot'
  | 'it contradicts known follow times';

/** The fewest accounts of known age for a judgement. */
const FEWEST = 20;
/** The most accounts compared, spread evenly over the list. */
const SAMPLE = 1000;
/** An unordered list passes for an ordered one once in a thousand times. */
const DISTANCE = normalQuantile(0.999);
/** A weaker correlation may come from a few people in an unordered list. */
const TOO_FAINT = 0.1;
/** A list that agrees with ages better than this is sorted by age. */
const TOO_WELL = 0.95;
/** The largest correlation allowed among accounts too old to be limited by their age. */
const LEFT_OVER = 0.15;
/** The largest share of the whole correlation that may come from them. */
const SHARE_LEFT_OVER = 0.6;

/**
 * Judges one list by the ages of its accounts. If the newest follower is first, newer accounts are
 * further up on average, because young accounts can only have followed recently. The list is not in
 * order if a correlation remains among accounts old enough to be anywhere, or if young accounts are
 * further down than their age allows.
 *
 * @param dates when each person's account was made; -Infinity if unknown.
 * Cost: O(n + sample^2).
 */
export function judgeOrderByAge({ followers, at }: Snapshot, dates: Float64Array): OrderFault {
  const known = lastFirst(followers, dates).filter((date) => date > -Infinity && date <= at);
  if (known.length < FEWEST) return 'too little data to check it';
  const bounds = earliestInOrder(known, new Float64Array(known.length).fill(at));
  const sample = spread(known.length, SAMPLE);
  const { tau, z } = kendallTau(Float64Array.from(sample, (i) => known[i]));
  if (z < -DISTANCE) return 'the oldest accounts come first';
  if (z < DISTANCE || tau < TOO_FAINT) return 'too little data to check it';
  if (tau > TOO_WELL) return 'it is sorted by account age';
  if (areYoungAccountsLate(known, bounds))
    return 'some accounts are further down than their age allows';
  const leftOver = truncatedKendallTau(
    Float64Array.from(sample, (i) => known[i]),
    Float64Array.from(sample, (i) => bounds[i]),
  );
  return leftOver > Math.min(LEFT_OVER, SHARE_LEFT_OVER * tau)
    ? 'some accounts are further down than their age allows'
    : '';
}

/** Returns the dates of the listed people, from the end of the list to its head. */
function lastFirst(followers: Int32Array, dates: Float64Array): Float64Array {
  const found = new Float64Array(followers.length);
  for (let i = 0; i < found.length; i++) found[i] = dates[followers[found.length - 1 - i]];
  return found;
}

/** Returns at most `most` of `count` positions, evenly spread, with the first and the last. */
export function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
