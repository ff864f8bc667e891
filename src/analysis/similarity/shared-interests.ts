import type { InterestMatrix } from '../interests/interest-matrix.ts';

/** An interest of two people, and its part of their cosine. */
export interface SharedInterest {
  term: string;
  contribution: number;
}

/**
 * Returns the interests that two people share, largest contribution first. The contributions add up
 * to the cosine of their interests. Leaves out interests whose terms are unknown.
 */
export function sharedInterests(matrix: InterestMatrix, a: number, b: number): SharedInterest[] {
  const { start, column, value } = matrix.weights;
  const shared: SharedInterest[] = [];
  let p = start[a];
  let q = start[b];
  while (p < start[a + 1] && q < start[b + 1]) {
    if (column[p] < column[q]) p++;
    else if (column[p] > column[q]) q++;
    else {
      const term = matrix.terms[column[p]];
      if (term !== undefined) shared.push({ term, contribution: value[p] * value[q] });
      p++;
      q++;
    }
  }
  return shared.sort((x, y) => y.contribution - x.contribution || (x.term < y.term ? -1 : 1));
}
