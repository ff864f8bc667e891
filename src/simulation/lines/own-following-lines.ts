import { DAY, formatInstant, HOUR } from '../../model/instant.ts';
import type { Random } from '../../stats/random.ts';
import { exponential, wholeSecond } from '../draw.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';

/** The share of mutual ties that the owner ends after being unfollowed. */
const ENDED_TOO = 0.3;

/**
 * Yields whom the owner follows. Follows from before the watch have no time; later ones come soon
 * after the person's follow.
 */
export function* ownFollowingLines(
  audience: SimulatedAudience,
  random: Random,
): Generator<SimulatedEvent> {
  const { ids, known, lives, settings } = audience;
  const end = settings.from + settings.days * DAY;
  const { person, follow, leave, reason } = lives.spells;
  const begun = new Uint8Array(lives.people.group.length);
  for (const [spell, who] of person.entries()) {
    if (!lives.people.mutual[who]! || known[who] === 0) continue;
    const back = wholeSecond(follow[spell]! + exponential(random) * 8 * HOUR);
    const ended = wholeSecond(leave[spell]! + exponential(random) * 10 * DAY);
    const endsToo = random() < ENDED_TOO && reason[spell] === 'unfollowed';
    if (begun[who] === 0 && follow[spell]! < settings.from) {
      yield { type: 'following', person: ids[who]! };
    } else if (begun[who] === 0 && back < end) {
      yield { type: 'following', person: ids[who]!, at: formatInstant(back) };
    }
    begun[who] = 1;
    if (endsToo && ended < end) {
      yield { type: 'unfollowing', person: ids[who]!, at: formatInstant(ended) };
      begun[who] = 0;
    }
  }
}
