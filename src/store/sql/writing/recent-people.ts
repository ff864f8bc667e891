/**
 * The numbers of people seen lately, so that few of them are asked of the database. Two
 * generations: when the younger is full the older is forgotten, so memory stays the same however
 * many people there are, and people who keep turning up stay.
 *
 * A number is negative for as long as others only refer to the person: numbers alone, without an
 * object around each, take a third of the room and time.
 */
export class RecentPeople {
  readonly #capacity: number;
  #younger = new Map<string, number>();
  #older = new Map<string, number>();

  /** Holds at most twice `capacity` people. */
  constructor(capacity = 250_000) {
    this.#capacity = capacity;
  }

  get(id: string): number | undefined {
    const recent = this.#younger.get(id);
    if (recent !== undefined || this.#older.size === 0) return recent;
    const older = this.#older.get(id);
    if (older !== undefined) this.set(id, older);
    return older;
  }

  set(id: string, number: number): void {
    if (this.#younger.size >= this.#capacity) {
      this.#older = this.#younger;
      this.#younger = new Map();
    }
    this.#younger.set(id, number);
  }

  /** Whether these are all of so many people: who is not among them is new. */
  areAll(people: number): boolean {
    return this.#older.size === 0 && this.#younger.size === people;
  }

  clear(): void {
    this.#younger.clear();
    this.#older.clear();
  }
}
