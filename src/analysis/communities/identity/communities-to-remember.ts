import type { RememberedCommunity } from '../../../model/remembered-community.ts';
import type { Partition } from '../detection/partition.ts';

/** The most former communities to remember. We keep the most recent ones. */
const GONE_KEPT = 100;

/**
 * Returns what to remember of the current communities, and of former ones, so that a community that
 * returns keeps its identity. Remembering twice changes nothing.
 *
 * @param at the end of the report, ms.
 */
export function communitiesToRemember(
  { community, communities }: Partition,
  earlier: readonly RememberedCommunity[],
  at: number,
): RememberedCommunity[] {
  const members = communities.map(({ size }) => new Int32Array(size));
  const filled = new Int32Array(communities.length);
  community.forEach((c, person) => {
    if (c >= 0) members[c][filled[c]++] = person;
  });
  const found = communities.map(
    ({ id, label, foundLabel, splitFrom, mergedFrom }, c): RememberedCommunity => ({
      id,
      label: foundLabel ?? label,
      ...(splitFrom && { splitFrom }),
      mergedFrom: mergedFrom ?? [],
      people: members[c],
    }),
  );
  const ids = new Set(found.map(({ id }) => id));
  const gone = earlier
    .filter(({ id, people }) => !ids.has(id) && people.length > 0)
    .map((community) => ({ ...community, goneSince: community.goneSince ?? at }))
    .sort((a, b) => b.goneSince - a.goneSince || (a.id < b.id ? -1 : 1));
  return [...found, ...gone.slice(0, GONE_KEPT)];
}
