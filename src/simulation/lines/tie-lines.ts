import type { Random } from '../../stats/random.ts';
import { poisson } from '../draw.ts';
import type { Lives } from '../lives.ts';
import { FOLLOW_CHURNER_GROUP } from '../lives.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';

/** The mean number of ties of a person, and the share of them within the group. */
const MEAN_TIES = 1.2;
const WITHIN_SHARE = 0.85;

/** Yields the known ties within the audience. */
export function* tieLines(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  const { ids, known, lives } = audience;
  for (const { from, to } of tiesOf(lives, random)) {
    if (known[from] === 1 && known[to] === 1) yield { type: 'tie', from: ids[from]!, to: ids[to]! };
  }
}

/** Yields pairs of people, without loops and repeated ties. */
function* tiesOf(lives: Lives, random: Random): Generator<{ from: number; to: number }> {
  const { group } = lives.people;
  const members: number[][] = Array.from({ length: FOLLOW_CHURNER_GROUP + 1 }, () => []);
  for (const [person, own] of group.entries()) members[own]!.push(person);
  for (const [from, own] of group.entries()) {
    if (own === FOLLOW_CHURNER_GROUP) continue;
    const known = new Set([from]);
    for (let left = poisson(random, MEAN_TIES); left > 0; left--) {
      const circle = random() < WITHIN_SHARE ? members[own]! : group;
      // The square gives a few people many ties.
      const place = Math.floor(random() ** 2 * circle.length);
      const to = circle === group ? place : circle[place]!;
      if (known.has(to)) continue;
      known.add(to);
      yield { from, to };
    }
  }
}
