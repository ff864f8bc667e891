import type { InterestMatrix } from '../../interests/interest-matrix.ts';

/** The least share of a community that must have a shared interest. */
const LEAST_SHARE = 0.5;

/**
 * Returns the interests that at least half of a community have, most common first. They name a
 * community without distinctive interests, such as one with most of the audience. Cost: O(entries).
 *
 * @param community the number of each person's community, or -1.
 * @returns the numbers of at most `most` terms.
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
