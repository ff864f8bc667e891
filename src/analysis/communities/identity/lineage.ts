import type { RememberedCommunity, CommunityOrigin } from '../../../model/remembered-community.ts';
import type { Overlap } from '../../../stats/matched-groups.ts';

/** Where communities came from. */
export interface Lineage {
  splitFrom?: CommunityOrigin;
  mergedFrom: CommunityOrigin[];
}

/**
 * One comes from another where it holds more than half of it (Spiliopoulou and others, "MONIC:
 * modeling and monitoring cluster transitions", KDD 2006): of the new one's people for a split, of
 * the old one's for a merge. Only one can.
 */
const MOST = 0.5;
/** Merges remembered of one community; the newest. */
const MERGES_KEPT = 10;

/**
 * What each community split and merged from: what was remembered of it and, of those found last,
 * what has happened since. A new one is split from that to which most of its people belonged; one
 * that is found no more has merged into that which holds most of its people.
 *
 * @param continues for each community the position of the remembered one that it is, or -1.
 * @param sizes of the communities now.
 * @param at ms; when what is new is told.
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
    // One that has come back is in nothing else any more.
    mergedFrom: mergedFrom.filter(({ id }) => !idsFound.has(id)).slice(-MERGES_KEPT),
  }));
}
