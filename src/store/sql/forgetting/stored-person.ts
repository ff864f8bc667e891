import { handleId, handleOfId } from '../../../model/handles.ts';
import type { StoredPeople } from '../audience/read-people.ts';

/**
 * One person among the stored people. A person may have several numbers there: one for their id,
 * and one for each form of their handle. A handle that passed to somebody else is theirs for a part
 * of the time.
 */
export class StoredPerson {
  readonly id: string;
  /** The numbers that are theirs at some time. */
  readonly numbers: ReadonlySet<number>;
  readonly #names: StoredPeople['names'];
  readonly #stored: ReadonlyMap<number, string>;

  constructor({ people, names }: StoredPeople, id: string) {
    this.id = names.idOf(id);
    this.#names = names;
    const mine = people.filter(({ id: stored }) => this.#isEver(stored));
    this.#stored = new Map(mine.map(({ number, id: stored }) => [number, stored]));
    this.numbers = new Set(this.#stored.keys());
  }

  /** Returns whether an event of that time with that number is about them. */
  isNamed(number: number | null, at: number | null): boolean {
    const stored = this.#stored.get(number!);
    return stored !== undefined && this.#names.idOf(stored, at ?? Infinity) === this.id;
  }

  /** Returns whether an id or handle means them now. */
  isCalled(id: string): boolean {
    return this.#names.idOf(id) === this.id;
  }

  /** Returns the numbers that are never anybody else's. */
  ownNumbers(): number[] {
    return [...this.#stored]
      .filter(([, stored]) => this.#names.turnsOf(stored) === undefined)
      .map(([number]) => number);
  }

  /**
   * Returns the ids under which they are known now, without handles that belong to somebody else by
   * now.
   */
  ids(handles: readonly string[]): string[] {
    const byHandle = handles.map(handleId).filter((id) => this.isCalled(id));
    const stored = this.#stored.values().filter((id) => this.isCalled(id));
    return [...new Set([this.id, ...stored, ...byHandle])];
  }

  /** Returns their handle if their id is unknown. */
  onlyHandle(): string | undefined {
    return handleOfId(this.id);
  }

  #isEver(stored: string): boolean {
    const turns = this.#names.turnsOf(stored);
    return turns === undefined ? this.isCalled(stored) : turns.some(({ id }) => id === this.id);
  }
}
