import type { InterestMatrix } from '../interests/interest-matrix.ts';

/** An interest two people share, and what of their cosine comes from it. */
export interface SharedInterest {
  term: string;
  contribution: number;
}

/**
 * Why two people are near: the interests both have, the one that brings them nearest first. The
 * contributions add up to the cosine of their interests. Cost: O(interests of both).
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
      shared.push({ term: matrix.terms[column[p]], contribution: value[p] * value[q] });
      p++;
      q++;
    }
  }
  return shared.sort((x, y) => y.contribution - x.contribution || (x.term < y.term ? -1 : 1));
}
