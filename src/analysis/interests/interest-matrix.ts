import type { SparseRows } from '../../stats/sparse-rows.ts';

/** What each person is interested in, weighted by rarity. */
export interface InterestMatrix {
  /** Label of each column, in the words people use: `#rustlang`, `gardening`, `topic: Politics`. */
  terms: string[];
  /** Rarity of each column: ln(people with any interest / people who have it), above 0. */
  rarity: Float64Array;
  /** people x terms; every row that is not empty has Euclidean length 1. */
  weights: SparseRows;
}
