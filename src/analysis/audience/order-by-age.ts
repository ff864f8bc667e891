import type { Snapshot } from '../../model/audience-log.ts';
import { kendallTau, truncatedKendallTau } from '../../stats/kendall-tau.ts';
import { normalQuantile } from '../../stats/normal-distribution.ts';
import { earliestInOrder } from './running-bounds.ts';
import { areYoungAccountsLate } from './young-accounts-late.ts';

/** Why a list is not taken to be in the order of its follows; empty where it is. */
export type OrderFault =
  | ''
  | 'too little is known to tell'
  | 'the oldest accounts stand first'
  | 'it is sorted by the age of the accounts'
  | 'accounts stand further down than their age allows'
  | 'those who came do not stand first'
  | 'it changes from one reading to the next'
  | 'it contradicts when people are known to have followed';

/** Fewer accounts of known age than this tell nothing. */
const FEWEST = 20;
/** So many are looked at, spread evenly over the list. */
const SAMPLE = 1000;
/** A list in no order is taken for one in order once in a thousand times. */
const DISTANCE = normalQuantile(0.999);
/** An order this faint may be that of a few in a list in no order. */
const TOO_FAINT = 0.1;
/** Ages of accounts that follow differ; a list that agrees with them better than this is sorted by them. */
const TOO_WELL = 0.95;
/** Of accounts all older than any follow in question, the newer may be newer followers, but not by more. */
const LEFT_OVER = 0.15;
/** Nor is most of the whole correlation due to them. */
const SHARE_LEFT_OVER = 0.6;

/**
 * Judges one list by the ages of its accounts. Where the newest follower stands first, newer accounts
 * stand further up on the whole; and that is all due to young accounts, which can only have followed
 * lately. Where a correlation is left among accounts old enough to stand anywhere, or hardly any account
 * looks young but at the head, young accounts stand further down than they can.
 *
 * @param dates for each person when their account was made; -Infinity: not known.
 * Time O(n + sample^2).
 */
export function judgeOrderByAge({ followers, at }: Snapshot, dates: Float64Array): OrderFault {
  const known = lastFirst(followers, dates).filter((date) => date > -Infinity && date <= at);
  if (known.length < FEWEST) return 'too little is known to tell';
  const bounds = earliestInOrder(known, new Float64Array(known.length).fill(at));
  const sample = spread(known.length, SAMPLE);
  const { tau, z } = kendallTau(Float64Array.from(sample, (i) => known[i]));
  if (z < -DISTANCE) return 'the oldest accounts stand first';
  if (z < DISTANCE || tau < TOO_FAINT) return 'too little is known to tell';
  if (tau > TOO_WELL) return 'it is sorted by the age of the accounts';
  if (areYoungAccountsLate(known, bounds))
    return 'accounts stand further down than their age allows';
  const leftOver = truncatedKendallTau(
    Float64Array.from(sample, (i) => known[i]),
    Float64Array.from(sample, (i) => bounds[i]),
  );
  return leftOver > Math.min(LEFT_OVER, SHARE_LEFT_OVER * tau)
    ? 'accounts stand further down than their age allows'
    : '';
}

/** The dates of those in a list, from its end to its head. */
function lastFirst(followers: Int32Array, dates: Float64Array): Float64Array {
  const found = new Float64Array(followers.length);
  for (let i = 0; i < found.length; i++) found[i] = dates[followers[found.length - 1 - i]];
  return found;
}

/** At most so many of `count` positions, evenly spread, the first and the last among them. */
export function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
