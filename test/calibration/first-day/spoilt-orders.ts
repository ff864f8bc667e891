import type { Random } from '../../../src/stats/random.ts';
import type { ListWorld } from './simulate-lists.ts';

type Spoil = (list: readonly number[], world: ListWorld, random: Random) => number[];

/** Ways in which a list that is said to be newest first may not be. */
export const SPOILT_ORDERS: Record<string, Spoil> = {
  'sorted by id': (list, { made }) => list.toSorted((a, b) => made[a]! - made[b]!),
  'sorted by id, newest first': (list, { made }) => list.toSorted((a, b) => made[b]! - made[a]!),
  'sorted by handle': (list, _, random) => shuffled(list, random),
  'oldest first': (list) => list.toReversed(),
  'a tenth shuffled': (list, _, random) => partlyShuffled(list, 0.1, random),
  'half shuffled': (list, _, random) => partlyShuffled(list, 0.5, random),
  'most shuffled': (list, _, random) => partlyShuffled(list, 0.8, random),
  'pages in any order': (list, _, random) => {
    const pages = Array.from({ length: Math.ceil(list.length / 100) }, (__, p) => p);
    return shuffled(pages, random).flatMap((p) => list.slice(p * 100, (p + 1) * 100));
  },
  'two lists, the older first': (list) => {
    const half = list.length >> 1;
    return [...list.slice(half), ...list.slice(0, half)];
  },
  'the newest at the end': (list) => {
    const newest = Math.floor(list.length / 10);
    return [...list.slice(newest), ...list.slice(0, newest)];
  },
};

function partlyShuffled(list: readonly number[], share: number, random: Random): number[] {
  const places = [...list.keys()].filter(() => random() < share);
  const spoilt = [...list];
  for (const [i, from] of shuffled(places, random).entries()) spoilt[places[i]!] = list[from]!;
  return spoilt;
}

function shuffled(list: readonly number[], random: Random): number[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
  }
  return mixed;
}
