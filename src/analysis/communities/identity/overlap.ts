import { Matrix } from '../../../stats/matrix.ts';
import type { RememberedCommunity } from '../../../model/remembered-community.ts';
import type { Overlap } from '../../../stats/matched-groups.ts';

/**
 * Returns how many people each community (rows) shares with each remembered one (columns). Ignores
 * people who were in no community then, so a community keeps its identity however many people join.
 * People who are in none now count against their former community. Cost: O(people x communities
 * they belonged to).
 *
 * @param community of each person, or -1.
 */
export function overlapWith(
  earlier: readonly RememberedCommunity[],
  community: Int32Array,
  communities: number,
): Overlap {
  const shared = new Matrix(communities, earlier.length);
  const wasMember = new Uint8Array(community.length);
  for (const [before, { people }] of earlier.entries()) {
    for (const person of people) {
      wasMember[person] = 1;
      if (community[person] >= 0) shared.add(community[person], before, 1);
    }
  }
  const rows = new Float64Array(communities);
  community.forEach((c, person) => {
    if (c >= 0) rows[c] += wasMember[person];
  });
  return { shared, rows, columns: Float64Array.from(earlier, ({ people }) => people.length) };
}
