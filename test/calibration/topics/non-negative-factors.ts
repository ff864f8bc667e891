import type { Random } from '../../../src/stats/random.ts';
import type { SparseRows } from '../../../src/stats/sparse-rows.ts';

const ROUNDS = 100;
const TINY = 1e-12;

/**
 * Non-negative matrix factorisation by multiplicative updates (Lee and Seung, NIPS 2000), of the
 * terms of posts weighted by their rarity: the usual way to topics without a model.
 *
 * @param counts posts x terms.
 * @returns for each post its heaviest factor.
 */
export function heaviestFactors(counts: SparseRows, factors: number, random: Random): number[] {
  const weighted = byRarity(counts);
  const positive = (length: number): Float64Array =>
    Float64Array.from({ length: length * factors }, () => random() + 0.01);
  const ofRows = positive(weighted.rows);
  const ofTerms = positive(weighted.columns);
  for (let round = 0; round < ROUNDS; round++) {
    update(ofRows, ofTerms, weighted, factors, false);
    update(ofTerms, ofRows, weighted, factors, true);
  }
  return Array.from({ length: weighted.rows }, (_, row) => {
    const own = ofRows.subarray(row * factors, (row + 1) * factors);
    return own.indexOf(Math.max(...own));
  });
}

/** Rows 1 long; terms of one post left out. */
function byRarity(counts: SparseRows): SparseRows {
  const posts = new Float64Array(counts.columns);
  for (const column of counts.column) posts[column]!++;
  const value = counts.value.map((count, e) => {
    const having = posts[counts.column[e]!]!;
    return having < 2 ? 0 : count * (1 + Math.log((1 + counts.rows) / (1 + having)));
  });
  for (let row = 0; row < counts.rows; row++) {
    const own = value.subarray(counts.start[row], counts.start[row + 1]);
    const length = Math.hypot(...own) || 1;
    own.forEach((weight, at) => {
      own[at] = weight / length;
    });
  }
  return { ...counts, value };
}

/** One side of the factors, with the other held. */
function update(
  changed: Float64Array,
  held: Float64Array,
  matrix: SparseRows,
  factors: number,
  transposed: boolean,
): void {
  const wanted = new Float64Array(changed.length);
  for (let row = 0; row < matrix.rows; row++) {
    for (let e = matrix.start[row]!; e < matrix.start[row + 1]!; e++) {
      const column = matrix.column[e]!;
      const [to, from] = transposed ? [column, row] : [row, column];
      for (let f = 0; f < factors; f++) {
        wanted[to * factors + f]! += matrix.value[e]! * held[from * factors + f]!;
      }
    }
  }
  const product = new Float64Array(factors * factors);
  for (let at = 0; at < held.length; at += factors) {
    for (let f = 0; f < factors; f++) {
      for (let g = 0; g < factors; g++) product[f * factors + g]! += held[at + f]! * held[at + g]!;
    }
  }
  for (let at = 0; at < changed.length; at += factors) {
    const before = changed.slice(at, at + factors);
    for (let f = 0; f < factors; f++) {
      let given = TINY;
      for (let g = 0; g < factors; g++) given += before[g]! * product[g * factors + f]!;
      changed[at + f] = (before[f]! * wanted[at + f]!) / given;
    }
  }
}
