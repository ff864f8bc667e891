/**
 * 32 bits that differ for texts that differ, most of the time, and look like chance: FNV-1a
 * (Fowler, Noll and Vo) with the finish of MurmurHash3 (Appleby). To tell apart and to draw
 * samples; not to be safe from anybody. Cost: O(length).
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
