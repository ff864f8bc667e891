import { DEPARTURE_REASONS } from '../../model/events.ts';
import type { Audience } from '../audience/audience.ts';

const REINSTATED = new Set([
  DEPARTURE_REASONS.indexOf('suspended'),
  DEPARTURE_REASONS.indexOf('deleted'),
]);

/**
 * The spells that began while the audience was watched, and may be a topic's doing: not those of
 * follow churners, and not of accounts that the platform gave back.
 */
export function gainedSpells(audience: Audience): Int32Array {
  const { spells } = audience;
  const gained: number[] = [];
  for (let s = 0; s < spells.count; s++) {
    if (spells.followAfter[s] === -Infinity || audience.followChurner[spells.person[s]] === 1)
      continue;
    const returned = s > 0 && spells.person[s - 1] === spells.person[s];
    if (returned && REINSTATED.has(spells.reason[s - 1])) continue;
    gained.push(s);
  }
  return Int32Array.from(gained);
}
