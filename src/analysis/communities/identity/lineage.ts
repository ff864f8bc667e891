import type { RememberedCommunity, CommunityOrigin } from '../../../model/remembered-community.ts';
import type { Overlap } from '../../../stats/matched-groups.ts';

/** Where a community split from, and which communities it merged. */
export interface Lineage {
  splitFrom?: CommunityOrigin;
  mergedFrom: CommunityOrigin[];
}

/**
 * A community comes from another if they share this part (Spiliopoulou and others, "MONIC: modeling
 * and monitoring cluster transitions", KDD 2006): of the new one's people for a split, of the old
 * one's for a merge. Above a half, only one can qualify.
 */
const MOST = 0.5;
/** The most merges to remember of one community. We keep the newest. */
const MERGES_KEPT = 10;

/**
 * Returns the lineage of each community: the remembered one, with what changed since the last
 * report. A new community is split from the one that most of its people belonged to. A former one
 * has merged into the community with most of its people.
 *
 * @param continues the position of the remembered community that each one continues, or -1.
 * @param sizes of the current communities.
 * @param at the time of the new changes, ms.
 */
export function lineages(
  earlier: readonly RememberedCommunity[],
  continues: Int32Array,
  sizes: readonly number[],
  { shared, columns }: Overlap,
  at: number,
): Lineage[] {
  const originOf = ({ id, label }: RememberedCommunity): CommunityOrigin => ({ id, label, at });
  const found: Lineage[] = Array.from(continues, (before, now) => {
    if (before >= 0) {
      const { splitFrom, mergedFrom } = earlier[before];
      return { ...(splitFrom && { splitFrom }), mergedFrom };
    }
    const from = earlier.find(
      ({ goneSince }, b) => goneSince === undefined && shared.at(now, b) > MOST * sizes[now],
    );
    return { ...(from && { splitFrom: originOf(from) }), mergedFrom: [] };
  });
  const isFound = new Set(Array.from(continues).filter((before) => before >= 0));
  const idsFound = new Set(Array.from(isFound, (before) => earlier[before].id));
  for (const [before, community] of earlier.entries()) {
    if (community.goneSince !== undefined || isFound.has(before)) continue;
    const into = sizes.findIndex((_, now) => shared.at(now, before) > MOST * columns[before]);
    if (into >= 0) found[into].mergedFrom = [...found[into].mergedFrom, originOf(community)];
  }
  return found.map(({ mergedFrom, ...lineage }) => ({
    ...lineage,
    // A community that has returned is no longer part of another.
    mergedFrom: mergedFrom.filter(({ id }) => !idsFound.has(id)).slice(-MERGES_KEPT),
  }));
}
