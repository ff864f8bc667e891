import type { Sorted } from '../../stats/counting-sort.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';

/** Interests with fewer holders than this are always read whole, and need no blocks. */
const FREQUENT = 128;

/**
 * The holders of each interest: the matrix by columns.
 *
 * People are named by their place in the order of blocks. Lists share the columns `place`, ascending
 * within a list, and `weight`, the weight of the interest with each holder. An interest that may be
 * read whole has one list. A frequent one has a list for each block, next to those of the block's
 * other interests, so that what is read of a block is close together in memory.
 *
 * Cost: O(blocks x frequent interests + entries) in time and memory.
 */
export class Holders {
  readonly place: Int32Array;
  readonly weight: Float64Array;
  private readonly counts: Int32Array;
  /** The number of each frequent interest among them; -1 for other interests. */
  private readonly row: Int32Array;
  private readonly frequent: number;
  private readonly wholeBegins: Int32Array;
  private readonly blockBegins: Int32Array;

  /**
   * @param blocks the people of each block.
   * @param mostWhole interests with more holders are never read whole; at least {@link FREQUENT}.
   */
  constructor(rows: SparseRows, blocks: Sorted, mostWhole: number) {
    this.counts = new Int32Array(rows.columns);
    for (const t of rows.column) this.counts[t]++;
    let frequent = 0;
    this.row = this.counts.map((count) => (count < FREQUENT ? -1 : frequent++));
    this.frequent = frequent;
    this.wholeBegins = new Int32Array(rows.columns + 1);
    let entries = 0;
    this.counts.forEach((count, t) => {
      this.wholeBegins[t + 1] = entries += count <= mostWhole ? count : 0;
    });
    this.blockBegins = new Int32Array((blocks.start.length - 1) * frequent + 1).fill(entries, 0, 1);
    for (const count of this.counts) if (count >= FREQUENT) entries += count;
    this.place = new Int32Array(entries);
    this.weight = new Float64Array(entries);
    this.listWhole(rows, blocks.order);
    for (let block = 0; block + 1 < blocks.start.length; block++) {
      this.listBlock(rows, blocks, block);
    }
  }

  /** Returns the number of people with an interest. */
  count(term: number): number {
    return this.counts[term];
  }

  /** Returns where the holders of an interest begin. They end where those of the next one begin. */
  wholeBegin(term: number): number {
    return this.wholeBegins[term];
  }

  /** Returns whether the interest has blocks, from which a sample can be read. */
  isFrequent(term: number): boolean {
    return this.row[term] >= 0;
  }

  /** Returns where the holders of a frequent interest within a block begin. */
  blockBegin(term: number, block: number): number {
    return this.blockBegins[block * this.frequent + this.row[term]];
  }

  /** Returns where they end. */
  blockEnd(term: number, block: number): number {
    return this.blockBegins[block * this.frequent + this.row[term] + 1];
  }

  private listWhole(rows: SparseRows, order: Int32Array): void {
    const next = this.wholeBegins.slice(0, rows.columns);
    for (let place = 0; place < order.length; place++) {
      for (let e = rows.start[order[place]]; e < rows.start[order[place] + 1]; e++) {
        const t = rows.column[e];
        if (this.wholeBegins[t] < this.wholeBegins[t + 1])
          this.put(next[t]++, place, rows.value[e]);
      }
    }
  }

  /** Lists the holders within a block, after those of the block before. */
  private listBlock(rows: SparseRows, { start, order }: Sorted, block: number): void {
    const { row, frequent, blockBegins } = this;
    const base = block * frequent;
    for (let place = start[block]; place < start[block + 1]; place++) {
      for (let e = rows.start[order[place]]; e < rows.start[order[place] + 1]; e++) {
        if (row[rows.column[e]] >= 0) blockBegins[base + row[rows.column[e]] + 1]++;
      }
    }
    for (let r = base; r < base + frequent; r++) blockBegins[r + 1] += blockBegins[r];
    const next = blockBegins.slice(base, base + frequent);
    for (let place = start[block]; place < start[block + 1]; place++) {
      for (let e = rows.start[order[place]]; e < rows.start[order[place] + 1]; e++) {
        const r = row[rows.column[e]];
        if (r >= 0) this.put(next[r]++, place, rows.value[e]);
      }
    }
  }

  private put(at: number, place: number, weight: number): void {
    this.place[at] = place;
    this.weight[at] = weight;
  }
}
