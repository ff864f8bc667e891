import { isNumeric, NumericIds } from './numeric-ids.ts';

/**
 * The most people of a generation. Numeric ids take 12 bytes a slot, so that everybody of a large
 * audience fits (3 million: 50 MB); others are texts, of about 80 bytes each.
 */
const MOST_NUMERIC = 2_900_000;
const MOST_TEXTS = 250_000;

/**
 * The numbers of recent people, so that we look up few in the database. There are two generations:
 * when the younger is full, the older is forgotten. So memory is bounded, and people who occur often
 * stay.
 *
 * `lru-cache` took twice as long a person (150 to 190 ns instead of 75 to 90, measured with 1.3
 * million look-ups of 100,000 people), and every event of an import names a person.
 *
 * A number is negative as long as events only refer to the person. Plain numbers take a third of the
 * memory and time of objects.
 */
export class RecentPeople {
  readonly #texts: Generations;
  readonly #numeric: Generations;

  /** @param capacity of a generation: half of the most people kept whose ids are no numbers. */
  constructor(capacity = MOST_TEXTS) {
    this.#texts = new Generations(() => new Map<string, number>(), capacity);
    this.#numeric = new Generations(() => new NumericIds(), MOST_NUMERIC);
  }

  get(id: string): number | undefined {
    return this.#of(id).get(id);
  }

  set(id: string, number: number): void {
    this.#of(id).set(id, number);
  }

  /** Whether these are all of so many people, so that everybody else is new. */
  areAll(people: number): boolean {
    const { size: texts, isWhole: hasTexts } = this.#texts;
    const { size: numeric, isWhole: hasNumeric } = this.#numeric;
    return hasTexts && hasNumeric && texts + numeric === people;
  }

  clear(): void {
    this.#texts.clear();
    this.#numeric.clear();
  }

  #of(id: string): Generations {
    return isNumeric(id) ? this.#numeric : this.#texts;
  }
}

type Numbers = Pick<Map<string, number>, 'size' | 'get'> & {
  set: (id: string, number: number) => unknown;
};

/** Two generations of people. */
class Generations {
  readonly #empty: () => Numbers;
  readonly #capacity: number;
  #younger: Numbers;
  #older: Numbers;

  constructor(empty: () => Numbers, capacity: number) {
    this.#empty = empty;
    this.#capacity = capacity;
    this.#younger = empty();
    this.#older = empty();
  }

  /** Of the younger generation. */
  get size(): number {
    return this.#younger.size;
  }

  /** Whether nobody was moved to the older generation. */
  get isWhole(): boolean {
    return this.#older.size === 0;
  }

  get(id: string): number | undefined {
    const recent = this.#younger.get(id);
    if (recent !== undefined || this.isWhole) return recent;
    const older = this.#older.get(id);
    if (older !== undefined) this.set(id, older);
    return older;
  }

  set(id: string, number: number): void {
    if (this.#younger.size >= this.#capacity) {
      this.#older = this.#younger;
      this.#younger = this.#empty();
    }
    this.#younger.set(id, number);
  }

  clear(): void {
    this.#younger = this.#empty();
    this.#older = this.#empty();
  }
}
