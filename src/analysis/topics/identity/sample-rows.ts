import type { Post } from '../../../model/audience-log.ts';
import { textHash } from './text-hash.ts';

/**
 * At most `most` of the rows, those whose posts' ids have the lowest hashes: as good as drawn at
 * random, and the same ones again when posts are added, but for the few that the new ones displace.
 * Cost: O(rows log rows).
 *
 * @returns ascending.
 */
export function sampleRows(posts: readonly Post[], rows: Int32Array, most: number): Int32Array {
  if (rows.length <= most) return rows;
  const ranked = Array.from(rows, (row) => ({ row, hash: textHash(posts[row]!.id) })).sort(
    (a, b) => a.hash - b.hash || a.row - b.row,
  );
  return Int32Array.from(ranked.slice(0, most), ({ row }) => row).sort();
}
