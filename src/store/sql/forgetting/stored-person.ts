import { handleId, handleOfId } from '../../../model/handles.ts';
import type { StoredPeople } from '../audience/read-people.ts';

/**
 * One person among the stored people. They may stand there under several numbers: by their id, and
 * by their handle in any form. A handle that changed hands is theirs for some of the time only.
 */
export class StoredPerson {
  readonly id: string;
  /** Numbers that are theirs at some time. */
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

  /** Whether an event of that time that names that number is about them. */
  isNamed(number: number | null, at: number | null): boolean {
    const stored = this.#stored.get(number!);
    return stored !== undefined && this.#names.idOf(stored, at ?? Infinity) === this.id;
  }

  /** Whether that is what somebody calls them now. */
  isCalled(id: string): boolean {
    return this.#names.idOf(id) === this.id;
  }

  /** Numbers that are nobody else's at any time. */
  ownNumbers(): number[] {
    return [...this.#stored]
      .filter(([, stored]) => this.#names.turnsOf(stored) === undefined)
      .map(([number]) => number);
  }

  /** Ids under which they are known: not handles that are somebody else's by now. */
  ids(handles: readonly string[]): string[] {
    const byHandle = handles.map(handleId).filter((id) => this.isCalled(id));
    const stored = this.#stored.values().filter((id) => this.isCalled(id));
    return [...new Set([this.id, ...stored, ...byHandle])];
  }

  /** Their handle, if their id is not known. */
  onlyHandle(): string | undefined {
    return handleOfId(this.id);
  }

  #isEver(stored: string): boolean {
    const turns = this.#names.turnsOf(stored);
    return turns === undefined ? this.isCalled(stored) : turns.some(({ id }) => id === this.id);
  }
}
