import type { People } from '../../model/audience-log.ts';
import { TextFilter } from './text-filter.ts';

/** Stands between texts. A search text that holds it matches nobody. */
const BETWEEN = '\u0000';

/** The texts by which people are searched for, folded once instead of for every search. */
export class PeopleIndex {
  readonly #texts: string[];
  readonly #filter: TextFilter;

  /** Time and space O(length of all texts). */
  constructor({ ids, profiles }: Pick<People, 'ids' | 'profiles'>) {
    this.#texts = ids.map((id, person) => {
      const { handle = '', name = '', bio = '' } = profiles[person] ?? {};
      return [id, handle, name, bio].map(folded).join(BETWEEN);
    });
    this.#filter = new TextFilter(this.#texts);
  }

  /** People whose id, handle, name or bio contains the text, from a first one on, in order. */
  *containing(requested: string, first: number): Generator<number> {
    const wanted = folded(requested);
    if (wanted.includes(BETWEEN)) return;
    for (const [begin, end] of this.#filter.ranges(wanted, first)) {
      for (let person = begin; person < Math.min(end, this.#texts.length); person++)
        if (this.#texts[person].includes(wanted)) yield person;
    }
  }
}

/** Returns a text as searches compare it: without its case, and without the `@` of a handle. */
export function folded(text: string): string {
  return text.normalize('NFKC').trim().replace(/^@/u, '').toLowerCase();
}
