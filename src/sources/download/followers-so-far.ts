import type { PersonId } from '../../model/ids.ts';

/** The people of a follower list during the import: only the id and the time of each. */
export class FollowersSoFar {
  readonly #times = new Map<PersonId, number>();

  /** Adds a person once. The time is -Infinity if unknown. */
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

  /** Returns people newest first; those of the same second in the order of the list. */
  newestFirst(): PersonId[] {
    return [...this.#times].toSorted(([, a], [, b]) => b - a).map(([person]) => person);
  }
}
