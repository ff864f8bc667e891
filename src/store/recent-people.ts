/** A person's number, and whether an event that can stand by itself names them. */
export interface PersonNumber {
  number: number;
  known: boolean;
}

/**
 * The numbers of people seen lately, so that few of them are asked of the database. Two
 * generations: when the younger is full the older is forgotten, so memory stays the same however
 * many people there are, and people who keep turning up stay.
 */
export class RecentPeople {
  readonly #capacity: number;
  #younger = new Map<string, PersonNumber>();
  #older = new Map<string, PersonNumber>();

  /** Holds at most twice `capacity` people. */
  constructor(capacity = 100_000) {
    this.#capacity = capacity;
  }

  get(id: string): PersonNumber | undefined {
    const recent = this.#younger.get(id);
    if (recent !== undefined) return recent;
    const older = this.#older.get(id);
    if (older !== undefined) this.set(id, older);
    return older;
  }

  set(id: string, person: PersonNumber): void {
    if (this.#younger.size >= this.#capacity) {
      this.#older = this.#younger;
      this.#younger = new Map();
    }
    this.#younger.set(id, person);
  }

  clear(): void {
    this.#younger.clear();
    this.#older.clear();
  }
}
