import type { Instant } from './instant.ts';

/** The start of the times in X's ids: 2010-11-04T01:42:54.657Z, in ms since 1970. */
const EPOCH = 1_288_834_974_657;

/**
 * The smallest id with a time. X counted earlier ids up one by one. The first accounts whose ids
 * hold a time have ids near 7e17, far above.
 */
const FIRST = 10n ** 17n;

/** The number of bits of an id below its milliseconds, for the machine and the sequence. */
const LOWER_BITS = 22n;

/** Returns when X made the account with that id; `undefined` if the id holds no time. */
export function timeOfId(id: string): Instant | undefined {
  if (!/^\d{18,19}$/.test(id)) return undefined;
  const number = BigInt(id);
  return number < FIRST ? undefined : ((Number(number >> LOWER_BITS) + EPOCH) as Instant);
}
