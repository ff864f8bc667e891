/** Real files shrink to a tenth, at best a fiftieth. Deflate can shrink data to a thousandth. */
const LARGEST_RATIO = 200;

/** No ratio is too large for a smaller file. */
const SMALL = 1024 * 1024;

/** Bytes that one import may unpack to. The posts of the busiest accounts have some GB. */
const MOST_UNPACKED = 16 * 1024 ** 3;

/** Returns why data would unpack to more than real data does, or `undefined` if it would not. */
export function whyTooLarge(packed: number, unpacked: number): string | undefined {
  if (unpacked > SMALL && unpacked > packed * LARGEST_RATIO) {
    // In a compressed file within another, a file's share can be less than a byte.
    const whole = Math.max(1, Math.ceil(packed));
    return `would unpack ${whole} bytes to ${unpacked} or more`;
  }
  if (unpacked > MOST_UNPACKED) return `would unpack to more than ${MOST_UNPACKED} bytes`;
  return undefined;
}
