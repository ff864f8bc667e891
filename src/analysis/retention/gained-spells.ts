import { DEPARTURE_REASONS } from '../../model/events.ts';
import type { Audience } from '../audience/audience.ts';

const REINSTATED = new Set([
  DEPARTURE_REASONS.indexOf('suspended'),
  DEPARTURE_REASONS.indexOf('deleted'),
]);

/**
 * Returns the spells that began during observation and that a topic may have caused: without follow
 * churners and accounts reinstated by the platform.
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
