import type { Post } from '../../../model/audience-log.ts';
import { textHash } from '../../../stats/hash.ts';

/**
 * Returns at most `most` of the rows: those whose post ids have the lowest hashes. The sample is as
 * good as random. When posts are added it stays the same, except for the few rows that new ones
 * replace. Cost: O(rows log rows).
 *
 * @returns the rows, ascending.
 */
export function sampleRows(posts: readonly Post[], rows: Int32Array, most: number): Int32Array {
  if (rows.length <= most) return rows;
  const ranked = Array.from(rows, (row) => ({ row, hash: textHash(posts[row]!.id) })).sort(
    (a, b) => a.hash - b.hash || a.row - b.row,
  );
  return Int32Array.from(ranked.slice(0, most), ({ row }) => row).sort();
}
