/** Encodings with two or four bytes a letter. */
export type WideEncoding = 'UTF-16LE' | 'UTF-16BE' | 'UTF-32';

const MARKS: readonly [mark: RegExp, encoding: WideEncoding][] = [
  // Must come first, because it begins like the mark of UTF-16LE.
  [/^\xff\xfe\0\0/, 'UTF-32'],
  [/^\0\0\xfe\xff/, 'UTF-32'],
  [/^\xff\xfe/, 'UTF-16LE'],
  [/^\xfe\xff/, 'UTF-16BE'],
];

/** Bytes to search for NULs if there is no mark. */
const LOOKED_AT = 4096;

/** The least share of ASCII: every language uses separators, digits and line breaks. */
const LEAST_SHARE = 0.2;

/**
 * Returns the wide encoding of a text, by its mark or by its NULs. ASCII letters have NULs in every
 * place but one. `undefined`: one byte a letter, or no text.
 */
export function wideEncoding(head: Buffer): WideEncoding | undefined {
  const start = head.toString('latin1', 0, 4);
  const marked = MARKS.find(([mark]) => mark.test(start));
  if (marked !== undefined) return marked[1];
  const nuls = nulsByPlace(head.subarray(0, LOOKED_AT));
  const [first, second, third, fourth] = nuls;
  const least = (Math.min(head.length, LOOKED_AT) / 4) * LEAST_SHARE;
  if (nuls.filter((count) => count > least).length === 3) return 'UTF-32';
  const [even, odd] = [first + third, second + fourth];
  if (odd > 2 * least && odd > 4 * even) return 'UTF-16LE';
  if (even > 2 * least && even > 4 * odd) return 'UTF-16BE';
  return undefined;
}

/** Returns how many bytes are NUL in the first, second, third and fourth place of every four. */
function nulsByPlace(bytes: Buffer): [number, number, number, number] {
  const nuls: [number, number, number, number] = [0, 0, 0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) nuls[at % 4]++;
  return nuls;
}
