import type { InterestMatrix } from '../interests/interest-matrix.ts';
import type { Random } from '../../stats/random.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';

/** Trades a person takes part in on average; after five the matrix has forgotten where it came from. */
const TRADES_EACH = 5;

/**
 * The same interests dealt out by chance: everybody keeps their number of interests and every
 * interest its number of holders, but who shares what with whom is random. The "curveball" of Strona
 * et al., "A fast and unbiased procedure to randomize ecological binary matrices with fixed row and
 * column totals" (Nature Communications, 2014): two people lay what only one of them has on a
 * heap, shuffle it and take back as many as they had. Time O(entries).
 */
export function shuffleInterests(matrix: InterestMatrix, random: Random): InterestMatrix {
  const { rows, start, column } = matrix.weights;
  const held = Array.from({ length: rows }, (_, i) => column.slice(start[i], start[i + 1]));
  const traders = Array.from(held.keys()).filter((i) => held[i].length > 0);
  const trades = traders.length < 2 ? 0 : (traders.length * TRADES_EACH) / 2;
  for (let k = 0; k < trades; k++) {
    const a = traders[Math.floor(random() * traders.length)];
    const b = traders[Math.floor(random() * traders.length)];
    if (a !== b) trade(held[a], held[b], random);
  }
  return { terms: matrix.terms, weights: reweighted(matrix.weights, held) };
}

/** Both lists ascending, before and after. */
function trade(a: Int32Array, b: Int32Array, random: Random): void {
  const inB = new Set(b);
  const inA = new Set(a);
  const onlyA = a.filter((t) => !inB.has(t));
  const onlyB = b.filter((t) => !inA.has(t));
  const heap = [...onlyA, ...onlyB];
  for (let k = heap.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [heap[k], heap[other]] = [heap[other], heap[k]];
  }
  const both = a.filter((t) => inB.has(t));
  a.set([...both, ...heap.slice(0, onlyA.length)]);
  b.set([...both, ...heap.slice(onlyA.length)]);
  a.sort();
  b.sort();
}

/** A weight is a person's emphasis times an interest's rarity: the one stays, the other moves. */
function reweighted(before: SparseRows, held: Int32Array[]): SparseRows {
  const { rows, columns, start } = before;
  const holders = new Int32Array(columns);
  for (const t of before.column) holders[t]++;
  const people = held.filter((terms) => terms.length > 0).length;
  const rarity = Float64Array.from(holders, (count) => Math.log((people + 1) / count));
  const column = new Int32Array(before.column.length);
  const value = new Float64Array(before.value.length);
  for (let i = 0; i < rows; i++) {
    let squares = 0;
    for (let p = start[i]; p < start[i + 1]; p++) {
      column[p] = held[i][p - start[i]];
      value[p] = (before.value[p] / rarity[before.column[p]]) * rarity[column[p]];
      squares += value[p] * value[p];
    }
    for (let p = start[i]; p < start[i + 1]; p++) value[p] /= Math.sqrt(squares);
  }
  return { rows, columns, start, column, value };
}
