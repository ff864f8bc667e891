/** The people of an audience in the order of their ids, and where each stored number stands in it. */
export class PeopleIndex {
  readonly ids: string[];
  readonly #positions: Int32Array;

  /** Ids are put in order of their UTF-16 code units, whatever order they come in. */
  constructor(people: { id: string; number: number }[]) {
    // A database may order text by bytes, which differs beyond U+FFFF; nearly sorted is quick to sort.
    people.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    this.ids = people.map(({ id }) => id);
    const highest = people.reduce((highest, { number }) => Math.max(highest, number), 0);
    this.#positions = new Int32Array(highest + 1).fill(-1);
    people.forEach(({ number }, position) => {
      this.#positions[number] = position;
    });
  }

  get count(): number {
    return this.ids.length;
  }

  /** Position in `ids`; -1 for somebody who is not known. */
  positionOf(number: number | null): number {
    return this.#positions[number!] ?? -1;
  }
}
