import type { Audience } from './audience.ts';
import { keepRows } from './keep-rows.ts';

/** The least share of the current followers whose follow times must be exact. */
const LEAST_EXACT = 0.5;

/**
 * Returns the audience as if only those who still follow were known, without any snapshot. Returns
 * `undefined` if most of their follow times are not exact. Cost: O(spells).
 *
 * @param from the start: lists with times reach back for years.
 */
export function currentFollowers(audience: Audience, from: number): Audience | undefined {
  const spells = openSpells(audience.spells);
  const exact = spells.followAfter.filter((after, s) => after === spells.followBefore[s]).length;
  if (exact === 0 || exact < LEAST_EXACT * spells.count) return undefined;
  return {
    ...audience,
    spells,
    from: Math.min(Math.max(audience.from, from), audience.to),
    watched: new Float64Array(0),
    massDepartures: [],
  };
}

function openSpells({ count: _all, ...columns }: Audience['spells']): Audience['spells'] {
  const kept = keepRows(columns, (s) => columns.leaveBefore[s] === Infinity);
  return { ...kept, count: kept.person.length };
}
