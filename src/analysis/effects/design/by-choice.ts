import { DEPARTURE_REASONS } from '../../../model/events.ts';
import type { Audience } from '../../audience/audience.ts';

const TOPICS_DOING = new Set(['unfollowed', 'blocked', 'unknown']);
const BY_CHOICE = Uint8Array.from(DEPARTURE_REASONS, (reason) =>
  TOPICS_DOING.has(reason) ? 1 : 0,
);

/**
 * Returns whether a topic may have caused a departure. The departures of a mass departure and of
 * follow churners do not count.
 */
export function isByChoice(audience: Audience, spell: number): boolean {
  const { spells } = audience;
  return (
    spells.leaveBefore[spell] !== Infinity &&
    BY_CHOICE[spells.reason[spell]] === 1 &&
    spells.massDeparture[spell] < 0 &&
    audience.followChurner[spells.person[spell]] === 0
  );
}
