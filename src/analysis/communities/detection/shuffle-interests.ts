import type { InterestMatrix } from '../../interests/interest-matrix.ts';
import type { Random } from '../../../stats/random.ts';
import type { SparseRows } from '../../../stats/sparse-rows.ts';

/** The number of trades for each person, on average. Five are enough to make the matrix random. */
const TRADES_EACH = 5;

/**
 * Shuffles interests. Each person keeps their number of interests, and each interest its number of
 * holders and their emphasis, but who shares which interests becomes random. The "curveball" of
 * Strona et al., "A fast and unbiased procedure to randomize ecological binary matrices with fixed
 * row and column totals" (Nature Communications, 2014): two people pool the interests that only one
 * of them has, shuffle them, and each draws as many as they had. Cost: O(entries).
 */
export function shuffleInterests(matrix: InterestMatrix, random: Random): InterestMatrix {
  const { rows, start, column } = matrix.weights;
  // The numbers of each person's entries. An entry is an interest with its holder's emphasis.
  const held = Array.from({ length: rows }, (_, i) =>
    Array.from({ length: start[i + 1] - start[i] }, (_entry, k) => start[i] + k),
  );
  const traders = Array.from(held.keys()).filter((i) => held[i].length > 0);
  const trades = traders.length < 2 ? 0 : (traders.length * TRADES_EACH) / 2;
  for (let k = 0; k < trades; k++) {
    const a = traders[Math.floor(random() * traders.length)];
    const b = traders[Math.floor(random() * traders.length)];
    if (a !== b) [held[a], held[b]] = trade(held[a], held[b], column, random);
  }
  return { ...matrix, weights: dealtOut(matrix, held) };
}

function trade(
  a: readonly number[],
  b: readonly number[],
  column: Int32Array,
  random: Random,
): [number[], number[]] {
  const inB = new Map(b.map((entry) => [column[entry], entry]));
  const toA: number[] = [];
  const toB: number[] = [];
  const heap: number[] = [];
  for (const entry of a) {
    const same = inB.get(column[entry]);
    if (same === undefined) heap.push(entry);
    else {
      inB.delete(column[entry]);
      const exchange = random() < 0.5;
      toA.push(exchange ? same : entry);
      toB.push(exchange ? entry : same);
    }
  }
  heap.push(...inB.values());
  for (let k = heap.length - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [heap[k], heap[other]] = [heap[other], heap[k]];
  }
  const missing = a.length - toA.length;
  return [toA.concat(heap.slice(0, missing)), toB.concat(heap.slice(missing))];
}

function dealtOut({ weights, rarity }: InterestMatrix, held: readonly number[][]): SparseRows {
  const emphasis = emphasisOf(weights, rarity);
  const column = new Int32Array(weights.column.length);
  const value = new Float64Array(weights.value.length);
  for (const [i, entries] of held.entries()) {
    entries.sort((x, y) => weights.column[x] - weights.column[y]);
    let squares = 0;
    for (const [k, entry] of entries.entries()) {
      const p = weights.start[i] + k;
      column[p] = weights.column[entry];
      value[p] = emphasis[entry] * rarity[column[p]];
      squares += value[p] ** 2;
    }
    for (let p = weights.start[i]; p < weights.start[i + 1]; p++) value[p] /= Math.sqrt(squares);
  }
  return { ...weights, column, value };
}

/**
 * Returns the emphasis of each entry: its weight without rarity, as a multiple of the person's
 * least. Rounds it, so that people with the same interests stay equal to the last bit.
 */
function emphasisOf(
  { rows, start, column, value }: SparseRows,
  rarity: Float64Array,
): Float64Array {
  const emphasis = new Float64Array(value.length);
  for (let i = 0; i < rows; i++) {
    let least = Infinity;
    for (let p = start[i]; p < start[i + 1]; p++) {
      emphasis[p] = value[p] / rarity[column[p]];
      least = Math.min(least, emphasis[p]);
    }
    for (let p = start[i]; p < start[i + 1]; p++) {
      emphasis[p] = Math.round((emphasis[p] / least) * 1e6) / 1e6;
    }
  }
  return emphasis;
}
