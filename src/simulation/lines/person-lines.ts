import { DAY, formatInstant, HOUR } from '../../model/instant.ts';
import type { Random } from '../../stats/random.ts';
import { between, wholeSecond } from '../draw.ts';
import { firstAtOrAfter } from '../snapshots.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';

/** Yields the profile of everybody who appears, read soon after their first appearance. */
export function* personLines(
  audience: SimulatedAudience,
  random: Random,
): Generator<SimulatedEvent> {
  const { profiles, ids, known, snapshots, lives, settings } = audience;
  const { person, follow } = lives.spells;
  const end = settings.from + settings.days * DAY;
  const written = new Uint8Array(profiles.length);
  for (const [spell, who] of person.entries()) {
    if (known[who] === 0 || written[who] === 1) continue;
    written[who] = 1;
    const first = Math.max(settings.from, follow[spell]!);
    const looked = (firstAtOrAfter(snapshots, first)?.at ?? first) + between(random, 60_000, HOUR);
    const { handle, name, bio, location, lang, createdAt, followers, following } = profiles[who]!;
    yield {
      type: 'person',
      id: ids[who]!,
      handle,
      name,
      ...(bio === '' ? {} : { bio }),
      ...(location === '' ? {} : { location }),
      createdAt: formatInstant(wholeSecond(createdAt)),
      followers,
      following,
      lang,
      at: formatInstant(wholeSecond(Math.min(looked, end - 1))),
    };
  }
}
