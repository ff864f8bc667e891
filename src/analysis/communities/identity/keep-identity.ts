import { Matrix } from '../../../stats/matrix.ts';
import type { Correction } from '../../../model/corrections.ts';
import type { RememberedCommunity } from '../../../model/remembered-community.ts';
import { matchedGroups, type Overlap } from '../../../stats/matched-groups.ts';
import { nameCommunities } from '../detection/name-communities.ts';
import type { Partition } from '../detection/partition.ts';
import { lineages } from './lineage.ts';
import { overlapWith } from './overlap.ts';

/**
 * Communities found now, known again by their people: each that continues an earlier one has its id,
 * and its label while that still holds true; the others have ids that none had before. What they
 * split and merged from is said, and the owner's names go before labels.
 *
 * @param earlier as they are remembered; with none, each is new.
 * @param at the end of the report, ms.
 */
export function keepIdentity(
  partition: Partition,
  earlier: readonly RememberedCommunity[],
  corrections: readonly Correction[],
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
  const own = ownersNames(corrections);
  return {
    ...partition,
    communities: communities.map((community, c) => {
      const { id, label } = names[c];
      const { splitFrom, mergedFrom } = lineage[c];
      const name = own.get(id);
      return {
        ...community,
        id,
        label: name ?? label,
        ...(name !== undefined && { foundLabel: label }),
        ...(splitFrom && { splitFrom }),
        ...(mergedFrom.length > 0 && { mergedFrom }),
      };
    }),
  };
}

/** What the owner calls communities, by their ids. */
export function ownersNames(corrections: readonly Correction[]): Map<string, string> {
  return new Map(
    corrections.flatMap((said) =>
      said.kind === 'community-name' ? [[said.community, said.name]] : [],
    ),
  );
}

/**
 * For each community the position of the remembered one that it is, or -1. Equals are settled by
 * their first members and ids, so the order in which communities come changes nothing.
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
