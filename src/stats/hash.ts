/** The prime of FNV-1a for 32 bits. */
const PRIME = 0x01000193;
/** The first value of FNV-1a for 32 bits. */
const BASIS = 0x811c9dc5;

/**
 * Adds a number to a hash, as FNV-1a does with each byte (G. Fowler, L. C. Noll and K.-P. Vo).
 *
 * @returns 32 bits, signed.
 * @example
 * addToHash(addToHash(0, 1), 2); // => 604141379
 */
export function addToHash(hash: number, value: number): number {
  return Math.imul(hash ^ value, PRIME);
}

/**
 * Spreads every bit of a number over all 32 bits: the finaliser of MurmurHash3 (A. Appleby).
 *
 * @returns 0 to 2^32 - 1.
 * @example
 * mixBits(1); // => 1364076727
 */
export function mixBits(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Returns the FNV-1a hash of a text's UTF-16 units. Similar texts have similar hashes.
 * Cost: O(length).
 *
 * @returns 0 to 2^32 - 1.
 * @example
 * plainHash('a'); // => 3826002220
 */
export function plainHash(text: string): number {
  let hash = BASIS;
  for (let i = 0; i < text.length; i++) hash = addToHash(hash, text.charCodeAt(i));
  return hash >>> 0;
}

/**
 * Returns a hash of a text whose bits are all evenly spread, so any part of it can serve to tell
 * texts apart or to draw a sample. It is not secure. Cost: O(length).
 *
 * @returns 0 to 2^32 - 1.
 * @example
 * textHash('a'); // => 444641715
 */
export function textHash(text: string): number {
  return mixBits(plainHash(text));
}
