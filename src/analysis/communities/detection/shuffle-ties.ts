import type { Random } from '../../../stats/random.ts';
import type { Ties } from '../../similarity/ties.ts';

/** The number of exchanges for each tie, on average. */
const EXCHANGES_EACH = 10;

/**
 * Shuffles ties. Everybody keeps their number of follows in both directions, but with random
 * people. Two ties at a time exchange their ends, unless that would create a loop or a double tie
 * (Maslov and Sneppen, "Specificity and stability in topology of protein networks", Science, 2002).
 * Cost: O(ties).
 */
export function shuffleTies(ties: Ties, random: Random): Ties {
  const from = Int32Array.from(ties.from);
  const to = Int32Array.from(ties.to);
  const there = new Set(from.keys().map((e) => key(from[e], to[e])));
  const pick = (): number => Math.floor(random() * from.length);
  for (let k = 0; k < (from.length * EXCHANGES_EACH) / 2; k++) {
    const e = pick();
    const f = pick();
    const first = key(from[e], to[f]);
    const second = key(from[f], to[e]);
    if (from[e] === to[f] || from[f] === to[e] || there.has(first) || there.has(second)) continue;
    there.delete(key(from[e], to[e]));
    there.delete(key(from[f], to[f]));
    there.add(first).add(second);
    [to[e], to[f]] = [to[f], to[e]];
  }
  return { from, to };
}

/** There are fewer than 2^26 people, so the key is exact as a double. */
function key(from: number, to: number): number {
  return from * 2 ** 26 + to;
}
