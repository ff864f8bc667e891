import type { AccountStatus, DepartureReason } from '../../model/events.ts';
import { DAY, formatInstant, HOUR } from '../../model/instant.ts';
import type { Random } from '../../stats/random.ts';
import { between, wholeSecond } from '../draw.ts';
import { firstAtOrAfter } from '../readings.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';

/** Share of departures that are looked into: of single ones, and after the platform's purge. */
const LOOKED_UP = { single: 0.5, purged: 0.8 } as const;

/** Some of those who are missed are looked up, soon after the reading that missed them. */
export function* statusLines(
  audience: SimulatedAudience,
  random: Random,
): Generator<SimulatedEvent> {
  const { ids, known, lives, readings, settings } = audience;
  const end = settings.from + settings.days * DAY;
  const { person, leave, reason, purged } = lives.spells;
  for (const [spell, who] of person.entries()) {
    const share = purged[spell]! ? LOOKED_UP.purged : LOOKED_UP.single;
    if (known[who] === 0 || leave[spell] === Infinity || random() >= share) continue;
    const missed =
      settings.readings === 'none' ? leave[spell]! : firstAtOrAfter(readings, leave[spell]!)?.at;
    const at = wholeSecond((missed ?? end) + between(random, HOUR, 12 * HOUR));
    if (at >= end) continue;
    yield {
      type: 'status',
      person: ids[who]!,
      at: formatInstant(at),
      status: statusAfter(reason[spell]!),
    };
  }
  for (const reading of readings) {
    for (const who of reading.missing) {
      if (random() >= LOOKED_UP.single) continue;
      const at = formatInstant(reading.at + 2 * HOUR);
      yield { type: 'status', person: ids[who]!, at, status: 'active' };
    }
  }
}

function statusAfter(reason: DepartureReason): AccountStatus {
  if (reason === 'suspended' || reason === 'deleted' || reason === 'blocked') return reason;
  return 'active';
}
