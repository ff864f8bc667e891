/** Real files shrink to a tenth, at best a fiftieth; deflate can make them a thousandth. */
const LARGEST_RATIO = 200;

/** A small file may shrink as it likes. */
const SMALL = 1024 * 1024;

/** Bytes that one import may unpack to; the posts of the busiest accounts have some GB. */
const MOST_UNPACKED = 16 * 1024 ** 3;

/** Returns why data would unpack to more than it can rightly hold, or `undefined` if it would not. */
export function whyTooLarge(packed: number, unpacked: number): string | undefined {
  if (unpacked > SMALL && unpacked > packed * LARGEST_RATIO) {
    // Of a file within a file that is packed itself, only a part of a byte may be packed.
    const whole = Math.max(1, Math.ceil(packed));
    return `would unpack ${whole} bytes to ${unpacked} or more`;
  }
  if (unpacked > MOST_UNPACKED) return `would unpack to more than ${MOST_UNPACKED} bytes`;
  return undefined;
}
