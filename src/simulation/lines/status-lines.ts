import type { AccountStatus, DepartureReason } from '../../model/events.ts';
import { DAY, formatInstant, HOUR } from '../../model/instant.ts';
import type { Random } from '../../stats/random.ts';
import { between, wholeSecond } from '../draw.ts';
import { firstAtOrAfter } from '../snapshots.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';

/** The share of departures that are looked up: single ones, and those after the purge. */
const LOOKED_UP = { single: 0.5, purged: 0.8 } as const;

/** Yields the statuses of some missing people, looked up soon after the snapshot without them. */
export function* statusLines(
  audience: SimulatedAudience,
  random: Random,
): Generator<SimulatedEvent> {
  const { ids, known, lives, snapshots, settings } = audience;
  const end = settings.from + settings.days * DAY;
  const { person, leave, reason, purged } = lives.spells;
  for (const [spell, who] of person.entries()) {
    const share = purged[spell]! ? LOOKED_UP.purged : LOOKED_UP.single;
    if (known[who] === 0 || leave[spell] === Infinity || random() >= share) continue;
    const missed =
      settings.snapshots === 'none' ? leave[spell]! : firstAtOrAfter(snapshots, leave[spell]!)?.at;
    const at = wholeSecond((missed ?? end) + between(random, HOUR, 12 * HOUR));
    if (at >= end) continue;
    yield {
      type: 'status',
      person: ids[who]!,
      at: formatInstant(at),
      status: statusAfter(reason[spell]!),
    };
  }
  for (const snapshot of snapshots) {
    for (const who of snapshot.missing) {
      if (random() >= LOOKED_UP.single) continue;
      const at = formatInstant(snapshot.at + 2 * HOUR);
      yield { type: 'status', person: ids[who]!, at, status: 'active' };
    }
  }
}

function statusAfter(reason: DepartureReason): AccountStatus {
  if (reason === 'suspended' || reason === 'deleted' || reason === 'blocked') return reason;
  return 'active';
}
