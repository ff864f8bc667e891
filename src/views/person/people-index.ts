import type { People } from '../../model/audience-log.ts';

/** Stands between texts. A search text that holds it matches nobody. */
const BETWEEN = '\u0000';

/**
 * The texts by which people are searched for, in one string: searching it once takes less than a
 * tenth of the time of searching each text, and nothing is folded anew for every search.
 */
export class PeopleIndex {
  readonly #text: string;
  /** Where the texts of each person begin, and after the last one the end. */
  readonly #start: Uint32Array;

  /** Time and space O(length of all texts). */
  constructor({ count, ids, profiles }: Pick<People, 'count' | 'ids' | 'profiles'>) {
    const texts: string[] = [];
    this.#start = new Uint32Array(count + 1);
    for (let person = 0; person < count; person++) {
      const { handle = '', name = '', bio = '' } = profiles[person] ?? {};
      const own = [ids[person], handle, name, bio].map((text) => folded(text) + BETWEEN).join('');
      texts.push(own);
      this.#start[person + 1] = this.#start[person] + own.length;
    }
    this.#text = texts.join('');
  }

  /** People whose id, handle, name or bio contains the text, from a first one on, in order. */
  *containing(requested: string, first: number): Generator<number> {
    const wanted = folded(requested);
    const count = this.#start.length - 1;
    let person = first;
    while (person < count) {
      const at = this.#text.indexOf(wanted, this.#start[person]);
      if (at < 0) return;
      person = this.#at(at, person);
      if (person >= count) return;
      yield person;
      person++;
    }
  }

  /** The person to whom a place in the text belongs, who is not before another. */
  #at(place: number, notBefore: number): number {
    let [low, high] = [notBefore, this.#start.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#start[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Returns a text as searches compare it: without its case, and without the `@` of a handle. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().replace(/^@/u, '').toLowerCase();
}
