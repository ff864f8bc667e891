/** A person who was not in the previous snapshot, with their position in the list. */
export interface Arrival {
  person: number;
  place: number;
  /** Whether no earlier snapshot shows the person. */
  isNew: boolean;
}

/** Positions of arrivals in all lists that claim to be in order. */
export interface Arrivals {
  /** Number of people never seen before, and the mean of their positions, 0 (first) to 1. */
  newcomers: number;
  meanPlace: number;
  /** How many of them have an old position. */
  newcomersDeep: number;
}

/**
 * New and returning followers appear at the head of the list. So a newcomer has almost nobody ahead
 * who was in the previous snapshot, apart from a few who left and returned between snapshots.
 * Nobody behind this many of them is new.
 */
const FEWEST_AHEAD = 3;

/** Collects the positions of people who were not in the previous snapshot, list by list. */
export class PlacesOfArrivals {
  #newcomers = 0;
  #newcomersDeep = 0;
  #places = 0;

  /**
   * @param comers of one list, in its order.
   * @param length of the list.
   * @returns those with an old position. Cost: O(comers).
   */
  look(arrivals: readonly Arrival[], length: number): number[] {
    // Everybody else ahead was in the previous snapshot.
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
 * Returns how many others may be ahead of an arrival at the head. The head ends after the arrival
 * with the fewest others ahead plus arrivals behind: the last such one, or before all of them.
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
