import type { Spells } from '../audience/audience.ts';
import type { Partition } from '../communities/detection/partition.ts';

/** Returns the given spells of each community's people, in their order. */
export function spellsByCommunity(
  chosen: Int32Array,
  { person }: Spells,
  { community, communities }: Partition,
): Int32Array[] {
  const lists = communities.map((): number[] => []);
  for (const spell of chosen) {
    const own = community[person[spell]];
    if (own >= 0) lists[own].push(spell);
  }
  return lists.map((list) => Int32Array.from(list));
}
