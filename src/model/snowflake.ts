import type { Instant } from './instant.ts';

/** When ids of X began to hold a time: 2010-11-04T01:42:54.657Z, in ms since 1970. */
const EPOCH = 1_288_834_974_657;

/**
 * Ids below were counted up one by one; people got ids that hold a time only when they were near
 * 7e17, so there is room between the two.
 */
const FIRST = 10n ** 17n;

/** The bits of an id below its milliseconds: machine and sequence. */
const LOWER_BITS = 22n;

/** When X gave somebody this id, which is when the account was made; `undefined` if it holds no time. */
export function timeOfId(id: string): Instant | undefined {
  if (!/^\d{18,19}$/.test(id)) return undefined;
  const number = BigInt(id);
  return number < FIRST ? undefined : ((Number(number >> LOWER_BITS) + EPOCH) as Instant);
}
