import { formatInstant } from '../../model/instant.ts';
import type { Random } from '../../stats/random.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';

/** The share of exactly timed unfollows with a known reason. */
const REASON_KNOWN = 0.6;

/**
 * Yields follows and unfollows with their times, if there are no snapshots. Follows from before the
 * watch come first, without a time, in their order.
 */
export function* exactLines(
  audience: SimulatedAudience,
  random: Random,
): Generator<SimulatedEvent> {
  const { ids, lives, settings } = audience;
  if (settings.snapshots !== 'none') return;
  const { person, follow, leave, reason } = lives.spells;
  const before = [...person.keys()]
    .filter((spell) => follow[spell]! < settings.from)
    .sort((a, b) => follow[a]! - follow[b]!);
  for (const spell of before) {
    yield { type: 'follow', person: ids[person[spell]!]!, before: formatInstant(settings.from) };
  }
  for (const [spell, who] of person.entries()) {
    const id = ids[who]!;
    if (follow[spell]! >= settings.from) {
      yield { type: 'follow', person: id, at: formatInstant(follow[spell]!) };
    }
    if (leave[spell] === Infinity) continue;
    const why = random() < REASON_KNOWN ? { reason: reason[spell]! } : {};
    yield { type: 'unfollow', person: id, at: formatInstant(leave[spell]!), ...why };
  }
}
