/**
 * Returns a 32-bit hash of a text: FNV-1a (Fowler, Noll and Vo) with the finaliser of MurmurHash3
 * (Appleby). It serves for distinguishing texts and drawing samples. It is not secure. Cost:
 * O(length).
 */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
