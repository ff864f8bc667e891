/** Somebody who was not in the snapshot before, and where in the list they stand. */
export interface Arrival {
  person: number;
  place: number;
  /** Never in any snapshot before. */
  isNew: boolean;
}

/** What the places of those who came say, over all lists said to be in order. */
export interface Arrivals {
  /** Of those never seen before: how many there were, and the mean of their places, 0 (first) to 1. */
  newcomers: number;
  meanPlace: number;
  /** How many of them stand at an old place. */
  newcomersDeep: number;
}

/**
 * Whoever follows, or follows again, comes to the head of the list. So ahead of a newcomer there is
 * hardly anybody who was in the snapshot before; a few may have left and come again unnoticed. Behind so
 * many of them nobody stands who came since.
 */
const FEWEST_AHEAD = 3;

/** Looks at where those stand who were not in the snapshot before, list by list. */
export class PlacesOfArrivals {
  #newcomers = 0;
  #newcomersDeep = 0;
  #places = 0;

  /**
   * @param comers of one list, in its order.
   * @param length of the list.
   * @returns those who stand at an old place. Time O(comers).
   */
  look(arrivals: readonly Arrival[], length: number): number[] {
    // Everybody ahead who is no comer was in the snapshot before.
    const ahead = arrivals.map(({ place }, c) => place - c);
    const most = mostAhead(ahead);
    const old: number[] = [];
    for (const [c, { person, place, isNew }] of arrivals.entries()) {
      const isDeep = ahead[c] > most;
      if (isDeep) old.push(person);
      if (!isNew) continue;
      this.#newcomers++;
      this.#places += (place + 0.5) / length;
      if (isDeep) this.#newcomersDeep++;
    }
    return old;
  }

  sum(): Arrivals {
    return {
      newcomers: this.#newcomers,
      meanPlace: this.#newcomers > 0 ? this.#places / this.#newcomers : 0,
      newcomersDeep: this.#newcomersDeep,
    };
  }
}

/**
 * So many others may be ahead of somebody who came to the head. The head ends behind the comer for
 * whom the others ahead and the comers behind are fewest, the last such, or before all of them.
 */
function mostAhead(ahead: readonly number[]): number {
  let othersInHead = 0;
  let fewest = ahead.length;
  for (const [c, others] of ahead.entries()) {
    const wrong = others + ahead.length - c - 1;
    if (wrong <= fewest) [othersInHead, fewest] = [others, wrong];
  }
  return othersInHead + FEWEST_AHEAD - 1;
}
