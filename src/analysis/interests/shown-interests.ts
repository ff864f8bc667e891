import type { SparseRows } from '../../stats/sparse-rows.ts';
import { sparseRows } from '../../stats/sparse-rows.ts';

/** Collects how strongly people show interests, in any order, in typed columns. */
export class ShownInterests {
  #person = new Int32Array(1024);
  #term = new Int32Array(1024);
  #count = new Float64Array(1024);
  #length = 0;

  add(person: number, term: number, count: number): void {
    if (this.#length === this.#person.length) this.#grow();
    this.#person[this.#length] = person;
    this.#term[this.#length] = term;
    this.#count[this.#length++] = count;
  }

  /** Returns people x terms. Adds up the entries of the same interest. */
  rows(people: number, terms: number): SparseRows {
    return sparseRows(people, terms, {
      row: this.#person.subarray(0, this.#length),
      column: this.#term.subarray(0, this.#length),
      value: this.#count.subarray(0, this.#length),
    });
  }

  #grow(): void {
    const room = this.#length * 2;
    const [person, term, count] = [this.#person, this.#term, this.#count];
    this.#person = new Int32Array(room);
    this.#term = new Int32Array(room);
    this.#count = new Float64Array(room);
    this.#person.set(person);
    this.#term.set(term);
    this.#count.set(count);
  }
}
