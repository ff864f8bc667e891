import { plainHandle } from '../../../model/handles.ts';

/** A person's handle in one version of their profile. */
export interface HandleVersion {
  id: string;
  handle: string;
  /** When it was read; -Infinity if unknown. */
  at: number;
}

/** The person who has a handle from a time on; `undefined`: nobody whose id is known. */
export interface HeldFrom {
  from: number;
  id: string | undefined;
}

/** A person has the handle from `from` until a later version of the profile has another. */
interface Holding {
  id: string;
  from: number;
  until: number;
}

/**
 * Returns who had each handle when, from the versions of profiles. A handle belongs to the newest
 * person known to have it at the time, until their profile has another one. Before anybody is known
 * to have it, and after somebody gave it up, it belongs to the next person known to have it. Handles
 * change hands, so two ids with the same handle are two people.
 *
 * Cost: O(versions log versions).
 */
export function handleHolders(versions: readonly HandleVersion[]): Map<string, HeldFrom[]> {
  const holdings = new Map<string, Holding[]>();
  for (const [handle, holding] of eachHolding(versions)) {
    const found = holdings.get(handle);
    if (found === undefined) holdings.set(handle, [holding]);
    else found.push(holding);
  }
  return new Map(Array.from(holdings, ([handle, held]) => [handle, inTurn(held)]));
}

/** Returns each person's versions by time. Consecutive ones with the same handle are one. */
function* eachHolding(versions: readonly HandleVersion[]): Generator<[string, Holding]> {
  const inOrder = versions
    .map(({ id, handle, at }) => ({ id, handle: plainHandle(handle), at }))
    .sort((a, b) => compare(a.id, b.id) || compare(a.at, b.at) || compare(a.handle, b.handle));
  for (let first = 0; first < inOrder.length;) {
    const { id, handle, at: from } = inOrder[first];
    let next = first + 1;
    while (inOrder[next]?.id === id && inOrder[next].handle === handle) next++;
    const until = inOrder[next]?.id === id ? inOrder[next].at : Infinity;
    yield [handle, { id, from, until }];
    first = next;
  }
}

function inTurn(holdings: readonly Holding[]): HeldFrom[] {
  const changes = new Set([-Infinity, ...holdings.flatMap(({ from, until }) => [from, until])]);
  changes.delete(Infinity);
  const turns: HeldFrom[] = [];
  for (const from of [...changes].sort(compare)) {
    const id = holderAt(holdings, from);
    if (turns.length === 0 || turns.at(-1)!.id !== id) turns.push({ from, id });
  }
  return turns;
}

function holderAt(holdings: readonly Holding[], time: number): string | undefined {
  const newest = best(
    holdings.filter(({ from, until }) => from <= time && time < until),
    (a, b) => compare(b.from, a.from),
  );
  const next = best(
    holdings.filter(({ from }) => from > time),
    (a, b) => compare(a.from, b.from),
  );
  return (newest ?? next)?.id;
}

function best(holdings: Holding[], order: (a: Holding, b: Holding) => number): Holding | undefined {
  return holdings.sort((a, b) => order(a, b) || compare(a.id, b.id)).at(0);
}

/** Compares texts or numbers, even infinite ones. */
function compare<Value extends number | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
