import type { Snapshot } from '../../model/audience-log.ts';

/** How many people a list has in common with the list before it of one chain. */
export interface Common {
  /** The chain that the other list belongs to. */
  chain: number;
  /** Position of that list, the newest of its chain so far. */
  list: number;
  people: number;
}

/** Lists in chains: each shares people with the one before it in its chain. */
export interface Chains {
  /** Of each list, its chain. Chains are numbered in the order of their first lists. */
  chainOf: number[];
  /** Of each list, what it has in common with the newest list of every chain before it. */
  common: Common[][];
}

/**
 * Two lists are linked if they share at least this part of the shorter one. The shorter one, so that
 * neither growth nor a mass departure separates an audience from itself.
 */
export const LINKED = 0.05;

/**
 * Links each list to the chain with whose newest list it shares most, if it shares enough;
 * otherwise it begins a chain.
 *
 * @param lists sorted by time, none of them empty.
 * @param people how many people there are.
 * @param isNamedAlike whether two lists, by their positions, can have people in common.
 * Cost: O(total length of the lists + lists x chains).
 */
export function chainLists(
  lists: readonly Pick<Snapshot, 'followers'>[],
  people: number,
  isNamedAlike: (list: number, other: number) => boolean,
): Chains {
  const lastList = new Int32Array(people).fill(-1);
  const chainOf: number[] = [];
  const newest: number[] = [];
  const common = lists.map(({ followers }, l) => {
    const counts = new Int32Array(newest.length);
    for (const person of followers) {
      const last = lastList[person];
      if (last >= 0 && newest[chainOf[last]] === last) counts[chainOf[last]]++;
      lastList[person] = l;
    }
    const found = newest.map((list, chain) => ({ chain, list, people: counts[chain] }));
    const shares = found.map(({ list, people: both }) =>
      isNamedAlike(l, list) ? shareOf(both, followers, lists[list].followers) : 0,
    );
    const most = shares.reduce((best, share, c) => (share > (shares[best] ?? 0) ? c : best), -1);
    const chain = most >= 0 && shares[most] >= LINKED ? most : newest.length;
    chainOf.push(chain);
    newest[chain] = l;
    return found;
  });
  return { chainOf, common };
}

/** Returns which part of the shorter list is also in the other. */
export function shareOf(people: number, list: ArrayLike<number>, other: ArrayLike<number>): number {
  return people / Math.min(list.length, other.length);
}
