import type { People } from '../../model/audience-log.ts';
import { peopleById } from '../rows/people-by-id.ts';
import { TextFilter } from './text-filter.ts';

/** Stands between texts. A search text that holds it matches nobody. */
const BETWEEN = '\u0000';

/**
 * The texts by which people are searched for, in the order of ids, folded once instead of for every
 * search.
 */
export class PeopleIndex {
  readonly #people: Int32Array;
  readonly #texts: string[];
  readonly #filter: TextFilter;

  /** Time and space O(length of all texts). */
  constructor({ ids, profiles }: Pick<People, 'ids' | 'profiles'>) {
    this.#people = peopleById(ids);
    this.#texts = Array.from(this.#people, (person) => {
      const { handle = '', name = '', bio = '' } = profiles[person] ?? {};
      return [ids[person], handle, name, bio].map(folded).join(BETWEEN);
    });
    this.#filter = new TextFilter(this.#texts);
  }

  /** People whose id, handle, name or bio contains the text, from a first place on, in order. */
  *containing(requested: string, first: number): Generator<{ place: number; person: number }> {
    const wanted = folded(requested);
    if (wanted.includes(BETWEEN)) return;
    for (const [begin, end] of this.#filter.ranges(wanted, first)) {
      for (let place = begin; place < Math.min(end, this.#texts.length); place++)
        if (this.#texts[place].includes(wanted)) yield { place, person: this.#people[place] };
    }
  }
}

/** Returns a text as searches compare it: without its case, and without the `@` of a handle. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().replace(/^@/u, '').toLowerCase();
}
