import type { SparseRows } from '../../stats/sparse-rows.ts';
import type { NearestRows } from './nearest-rows.ts';
import { withoutGaps } from './nearest-rows.ts';
import { Ranking } from './ranking.ts';

/** Of the rows that name a row as a neighbour, so many are asked for theirs. */
const NAMED_BY = 5;

/**
 * Returns rows nearer than those found in a sample: a neighbour of a neighbour is likely a neighbour
 * (Dong, Moses and Li, "Efficient k-nearest neighbor graph construction for generic similarity
 * measures", WWW 2011). Compares each row with those that its neighbours name or are named by.
 *
 * Cost: O(rows x (k + {@link NAMED_BY})^2 x entries of a row); memory O(rows x k).
 *
 * @param rows of length 1.
 * @param found neighbours of all rows.
 * @param k the most neighbours of a row.
 * @param from the first row to find nearer ones for.
 * @param to the end of these rows, exclusive.
 */
export function nearerRows(
  rows: SparseRows,
  found: NearestRows,
  k: number,
  from: number,
  to: number,
): NearestRows {
  const count = new Uint8Array(to - from);
  const row = new Int32Array((to - from) * k);
  const cosine = new Float64Array((to - from) * k);
  const around = new Surroundings(found, rows.rows);
  const own = new Float64Array(rows.columns);
  const nearest = new Ranking(k);
  for (let i = from; i < to; i++) {
    for (let e = rows.start[i]; e < rows.start[i + 1]; e++) own[rows.column[e]] = rows.value[e];
    nearest.startFor(i);
    for (let p = found.start[i]; p < found.start[i + 1]; p++) {
      nearest.offer(found.row[p], found.cosine[p]);
    }
    const others = around.beyond(i);
    for (let o = 0; o < others.length; o++) {
      const cosineOfBoth = cosineWith(own, rows, others[o]);
      if (cosineOfBoth > 0) nearest.offer(others[o], cosineOfBoth);
    }
    for (let e = rows.start[i]; e < rows.start[i + 1]; e++) own[rows.column[e]] = 0;
    row.set(nearest.best(), (i - from) * k);
    cosine.set(nearest.scores(), (i - from) * k);
    count[i - from] = nearest.size;
  }
  return withoutGaps(count, k, row, cosine);
}

function cosineWith(own: Float64Array, { start, column, value }: SparseRows, row: number): number {
  let sum = 0;
  for (let e = start[row]; e < start[row + 1]; e++) sum += own[column[e]] * value[e];
  return sum;
}

/** Neighbours in both directions. */
class Surroundings {
  private readonly found: NearestRows;
  /** Up to {@link NAMED_BY} rows for each that name it. */
  private readonly namedBy: Int32Array;
  private readonly times: Uint8Array;
  /** Of each row, the last one that met it. */
  private readonly metBy: Int32Array;
  private readonly met: Int32Array;
  private metCount = 0;

  constructor(found: NearestRows, rows: number) {
    this.found = found;
    this.namedBy = new Int32Array(rows * NAMED_BY);
    this.times = new Uint8Array(rows);
    this.metBy = new Int32Array(rows).fill(-1);
    this.met = new Int32Array(rows);
    for (let i = 0; i < rows; i++) {
      for (let p = found.start[i]; p < found.start[i + 1]; p++) {
        const other = found.row[p];
        if (this.times[other] === NAMED_BY) continue;
        this.namedBy[other * NAMED_BY + this.times[other]++] = i;
      }
    }
  }

  /** Returns the rows two steps away, and those one step away that name this one only. */
  beyond(row: number): Int32Array {
    const { found, namedBy, times, metBy } = this;
    this.metCount = 0;
    metBy[row] = row;
    for (let p = found.start[row]; p < found.start[row + 1]; p++) metBy[found.row[p]] = row;
    for (let p = found.start[row]; p < found.start[row + 1]; p++) this.meet(found.row[p], row);
    for (let n = 0; n < times[row]; n++) {
      const other = namedBy[row * NAMED_BY + n];
      this.add(other, row);
      this.meet(other, row);
    }
    return this.met.subarray(0, this.metCount);
  }

  /** Adds everybody around a neighbour. */
  private meet(neighbour: number, row: number): void {
    const { found, namedBy, times } = this;
    for (let p = found.start[neighbour]; p < found.start[neighbour + 1]; p++) {
      this.add(found.row[p], row);
    }
    for (let n = 0; n < times[neighbour]; n++) {
      this.add(namedBy[neighbour * NAMED_BY + n], row);
    }
  }

  private add(other: number, row: number): void {
    if (this.metBy[other] === row) return;
    this.metBy[other] = row;
    this.met[this.metCount++] = other;
  }
}
