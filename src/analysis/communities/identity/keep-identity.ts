import { Matrix } from '../../../stats/matrix.ts';
import type { RememberedCommunity } from '../../../model/remembered-community.ts';
import { matchedGroups, type Overlap } from '../../../stats/matched-groups.ts';
import { nameCommunities } from '../detection/name-communities.ts';
import type { Partition } from '../detection/partition.ts';
import { lineages } from './lineage.ts';
import { overlapWith } from './overlap.ts';

/**
 * Identifies communities by their people. A community that continues an earlier one keeps its id,
 * and its label while the label is still distinctive. Other communities get new ids. Records splits
 * and merges.
 *
 * @param earlier the remembered communities. Without any, each community is new.
 * @param at the end of the report, ms.
 */
export function keepIdentity(
  partition: Partition,
  earlier: readonly RememberedCommunity[],
  at: number,
): Partition {
  const { communities } = partition;
  const overlap = overlapWith(earlier, partition.community, communities.length);
  const continues = continuedCommunities(earlier, partition.community, overlap);
  const sizes = communities.map(({ size }) => size);
  const lineage = lineages(earlier, continues, sizes, overlap, at);
  const names = nameCommunities(
    communities.map(({ terms }) => terms),
    Array.from(continues, (before) => earlier[before]),
    earlier.map(({ id }) => id),
  );
  const identified = communities.map((community, c) => {
    const { splitFrom, mergedFrom } = lineage[c];
    return {
      ...community,
      ...names[c],
      ...(splitFrom && { splitFrom }),
      ...(mergedFrom.length > 0 && { mergedFrom }),
    };
  });
  return { ...partition, communities: identified };
}

/**
 * Returns the position of the remembered community that each community continues, or -1. First
 * members and ids break ties, so the order of communities makes no difference.
 */
function continuedCommunities(
  earlier: readonly RememberedCommunity[],
  community: Int32Array,
  { shared, rows, columns }: Overlap,
): Int32Array {
  const seen = [...new Set(community)].filter((c) => c >= 0);
  const byId = Array.from(earlier.keys()).sort((a, b) => (earlier[a].id < earlier[b].id ? -1 : 1));
  const matched = matchedGroups({
    shared: Matrix.fromRows(seen.map((c) => byId.map((before) => shared.at(c, before)))),
    rows: Float64Array.from(seen, (c) => rows[c]),
    columns: Float64Array.from(byId, (before) => columns[before]),
  });
  const continues = new Int32Array(rows.length).fill(-1);
  matched.forEach((column, row) => {
    if (column >= 0) continues[seen[row]] = byId[column];
  });
  return continues;
}
