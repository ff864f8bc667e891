import type { PersonId } from '../../model/ids.ts';

/** The people of a follower list while it is read: of each only the id and the time. */
export class FollowersSoFar {
  readonly #times = new Map<PersonId, number>();

  /** Adds a person once. The time is -Infinity if it is not known. */
  add(person: PersonId, at: number): void {
    this.#times.set(person, Math.max(at, this.#times.get(person) ?? -Infinity));
  }

  get count(): number {
    return this.#times.size;
  }

  /** Whether each follow has a time. */
  areDated(): boolean {
    return this.#times.values().every((at) => at > -Infinity);
  }

  /** Newest first; people of the same second stay in the order of the list. */
  newestFirst(): PersonId[] {
    return [...this.#times].toSorted(([, a], [, b]) => b - a).map(([person]) => person);
  }
}
