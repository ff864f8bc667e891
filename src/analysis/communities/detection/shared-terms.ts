import type { InterestMatrix } from '../../interests/interest-matrix.ts';

/** The least share of a community that has a shared interest. */
const LEAST_SHARE = 0.5;

/**
 * Returns the interests that at least half of a community have, most common first. They name a
 * community without distinctive interests, such as one that most of the audience belongs to.
 *
 * @param community for each person the number of their community, or -1.
 * @returns numbers of terms, at most `most`. Cost: O(entries).
 */
export function sharedTerms(
  { weights: { rows, start, column } }: InterestMatrix,
  community: Int32Array,
  c: number,
  most: number,
): number[] {
  const holders = new Map<number, number>();
  let members = 0;
  for (let i = 0; i < rows; i++) {
    if (community[i] !== c) continue;
    members++;
    for (let p = start[i]; p < start[i + 1]; p++) {
      holders.set(column[p], (holders.get(column[p]) ?? 0) + 1);
    }
  }
  return [...holders]
    .filter(([, count]) => count >= LEAST_SHARE * members)
    .sort(([a, inA], [b, inB]) => inB - inA || a - b)
    .slice(0, most)
    .map(([term]) => term);
}
