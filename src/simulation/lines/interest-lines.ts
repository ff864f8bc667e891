import type { Random } from '../../stats/random.ts';
import { pickSome } from '../draw.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';
import { VOCABULARIES } from '../vocabulary/by-group.ts';

const INTEREST_SHARE = 0.04;

/** Yields hashtags that a few people have used. */
export function* interestLines(
  audience: SimulatedAudience,
  random: Random,
): Generator<SimulatedEvent> {
  const { ids, known, lives } = audience;
  for (const [who, group] of lives.people.group.entries()) {
    if (random() >= INTEREST_SHARE || known[who] === 0) continue;
    const terms = pickSome(random, VOCABULARIES[group]!.hashtags, 1 + Math.floor(random() * 3));
    for (const term of terms) {
      const weight = 1 + Math.floor(random() * 4);
      yield { type: 'interest', person: ids[who]!, term, ...(weight === 1 ? {} : { weight }) };
    }
  }
}
