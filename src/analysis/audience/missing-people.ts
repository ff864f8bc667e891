/** Compares lists of people by marks on each person. Cost of a comparison: O(length of both lists). */
export class MissingPeople {
  /** The comparison in which each person was last on the later list. */
  readonly #lastPresent: Int32Array;
  #comparison = 0;

  /** @param people how many people there are. */
  constructor(people: number) {
    this.#lastPresent = new Int32Array(people);
  }

  /** Returns the people on the earlier list who are not on the later one. */
  between(before: ArrayLike<number>, now: Int32Array): number[] {
    this.#mark(now);
    const missing: number[] = [];
    for (let at = 0; at < before.length; at++) {
      if (this.#isMissing(before[at])) missing.push(before[at]);
    }
    return missing;
  }

  /** Returns how many people on the earlier list are not on the later one. */
  count(before: ArrayLike<number>, now: Int32Array): number {
    this.#mark(now);
    let missing = 0;
    for (let at = 0; at < before.length; at++) if (this.#isMissing(before[at])) missing++;
    return missing;
  }

  #mark(now: Int32Array): void {
    this.#comparison++;
    for (const person of now) this.#lastPresent[person] = this.#comparison;
  }

  #isMissing(person: number): boolean {
    return this.#lastPresent[person] !== this.#comparison;
  }
}
