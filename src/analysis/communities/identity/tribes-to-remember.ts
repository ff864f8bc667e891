import type { RememberedTribe } from '../../../model/remembered-tribe.ts';
import type { Tribes } from '../detection/tribes.ts';

/** Of communities found no more so many are remembered, those gone last. */
const GONE_KEPT = 100;

/**
 * The communities found, as they are to be known again; and those of earlier reports that were not
 * found, so that one which comes back is the same. Remembered again, nothing changes.
 *
 * @param at the end of the report, ms.
 */
export function tribesToRemember(
  { community, communities }: Tribes,
  earlier: readonly RememberedTribe[],
  at: number,
): RememberedTribe[] {
  const members = communities.map(({ size }) => new Int32Array(size));
  const filled = new Int32Array(communities.length);
  community.forEach((c, person) => {
    if (c >= 0) members[c][filled[c]++] = person;
  });
  const found = communities.map(
    ({ id, label, foundLabel, splitFrom, mergedFrom }, c): RememberedTribe => ({
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
    .map((tribe) => ({ ...tribe, goneSince: tribe.goneSince ?? at }))
    .sort((a, b) => b.goneSince - a.goneSince || (a.id < b.id ? -1 : 1));
  return [...found, ...gone.slice(0, GONE_KEPT)];
}
