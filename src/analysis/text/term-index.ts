import type { Term } from './terms.ts';

/**
 * Numbers terms by their keys, 0, 1, ... in the order of their first use, and finds the form in
 * which people write each one most often.
 */
export interface TermIndex {
  readonly keys: readonly string[];
  readonly kinds: readonly Term['kind'][];
  /**
   * Counts one more use of a term and returns its number. Words and parts of hashtags are one term.
   */
  add(term: Term): number;
  /**
   * Returns the commonest form of a term; of equally common forms the shortest, then the first by
   * code points.
   */
  shown(number: number): string;
}

/** Makes an empty index. Memory: about 200 bytes for each term. */
export function createTermIndex(): TermIndex {
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  const kinds: Term['kind'][] = [];
  // Most terms have one form only, and need no map of their own.
  const firstForm: string[] = [];
  const firstCount: number[] = [];
  const otherForms = new Map<number, Map<string, number>>();

  return {
    keys,
    kinds,
    add(term) {
      const number = numbers.get(term.key) ?? keys.length;
      if (number === keys.length) {
        numbers.set(term.key, number);
        keys.push(term.key);
        kinds.push(term.kind === 'part' ? 'word' : term.kind);
        firstForm.push(term.shown);
        firstCount.push(0);
      }
      if (firstForm[number] === term.shown) firstCount[number]!++;
      else {
        const others = otherForms.get(number) ?? new Map<string, number>();
        others.set(term.shown, (others.get(term.shown) ?? 0) + 1);
        otherForms.set(number, others);
      }
      return number;
    },
    shown(number) {
      let best = firstForm[number]!;
      let bestCount = firstCount[number]!;
      for (const [form, count] of otherForms.get(number) ?? []) {
        if (count > bestCount || (count === bestCount && comesFirst(form, best))) {
          best = form;
          bestCount = count;
        }
      }
      return best;
    },
  };
}

function comesFirst(form: string, other: string): boolean {
  return form.length < other.length || (form.length === other.length && form < other);
}
