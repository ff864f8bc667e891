import type { SparseRows } from '../../stats/sparse-rows.ts';

/** The interests of each person, weighted by rarity. */
export interface InterestMatrix {
  /** The label of each column: `#rustlang`, `gardening`, `topic: Politics`. */
  terms: string[];
  /** The rarity of each column: ln(people with any interest / people who have it), above 0. */
  rarity: Float64Array;
  /** people x terms. Every row that is not empty has Euclidean length 1. */
  weights: SparseRows;
}
