/** The start of X's clock for ids, and a range of ids that it reaches only after 2040. */
const CLOCK_BEGAN = 1_288_834_974_657;
const FIRST_FREE_ID = 4_000_000_000_000_000_000n;

/**
 * Returns an id like those of X, with the creation time above and a running number below. It is in
 * a range that X has not reached, so it is nobody's. It has 19 digits, far beyond 2^53.
 *
 * @param number below 2^32, different for each thing of a kind.
 */
export function simulatedId(createdAt: number, number: number): string {
  const seconds = BigInt(Math.floor(Math.max(0, createdAt - CLOCK_BEGAN) / 1000));
  return String(FIRST_FREE_ID + ((seconds << 32n) | BigInt(number)));
}
