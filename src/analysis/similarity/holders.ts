import { seededRandom } from '../../stats/random.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';

/**
 * The number of blocks. People are assigned to blocks at random, so a few blocks are a random
 * sample. It is a prime, so a walk with any stride visits all of them.
 */
const BLOCKS = 61;

/** Interests with fewer holders than this are always read whole, and need no blocks. */
const FREQUENT = 128;

/**
 * The holders of each interest: the matrix by columns, with a way to read a sample of the holders.
 *
 * People are stored in `order`, block by block, and named by their place in it, so that what is
 * read of a block is close together in memory. The holders of t have the places `place[start[t] ..
 * start[t + 1])`, ascending, and `weight` is the weight of t with each of them.
 *
 * The sample of a person is the first few blocks of a walk of their own. So it has the same
 * people for each of their interests, and other people for everybody else. A shared sample would
 * create groups that do not exist.
 *
 * Cost: O(people + terms + entries) in time and memory.
 */
export class Holders {
  readonly order: Int32Array;
  readonly start: Int32Array;
  readonly place: Int32Array;
  readonly weight: Float64Array;
  private readonly walkStart: Uint8Array;
  private readonly walkStride: Uint8Array;
  /** The row of `blockBegins` for a frequent interest; -1 for other interests. */
  private readonly row: Int32Array;
  private readonly blockBegins: Int32Array;

  constructor(rows: SparseRows) {
    const random = seededRandom(1);
    // People without interests take no random numbers, so they do not change other people's walks.
    const upTo = (end: number) => (_: unknown, person: number) =>
      rows.start[person] < rows.start[person + 1] ? Math.floor(random() * end) : 0;
    const block = Uint8Array.from({ length: rows.rows }, upTo(BLOCKS));
    this.walkStart = Uint8Array.from({ length: rows.rows }, upTo(BLOCKS));
    this.walkStride = Uint8Array.from({ length: rows.rows }, upTo(BLOCKS - 1));
    this.order = orderedByBlock(block);
    this.start = new Int32Array(rows.columns + 1);
    this.place = new Int32Array(rows.column.length);
    this.weight = new Float64Array(rows.column.length);
    for (const t of rows.column) this.start[t + 1]++;
    for (let t = 0; t < rows.columns; t++) this.start[t + 1] += this.start[t];
    this.deal(rows);
    let frequent = 0;
    this.row = Int32Array.from({ length: rows.columns }, (_, t) =>
      this.count(t) < FREQUENT ? -1 : frequent++,
    );
    this.blockBegins = this.findBlocks(block, frequent);
  }

  /** Returns the number of people with an interest. */
  count(term: number): number {
    return this.start[term + 1] - this.start[term];
  }

  /** Returns whether the interest has blocks, from which a sample can be read. */
  isFrequent(term: number): boolean {
    return this.row[term] >= 0;
  }

  /**
   * Returns how many blocks hold about `wanted` of the `all` entries of some interests; at least 1.
   */
  blocksFor(wanted: number, all: number): number {
    return Math.min(BLOCKS, Math.max(1, Math.round((wanted / all) * BLOCKS)));
  }

  /** Returns the block of a person's walk at a step. */
  blockAt(person: number, step: number): number {
    return (this.walkStart[person] + step * (this.walkStride[person] + 1)) % BLOCKS;
  }

  /**
   * Returns where the holders of a frequent interest within a block begin. They end where the next
   * block begins.
   */
  blockBegin(term: number, block: number): number {
    return this.blockBegins[this.row[term] * (BLOCKS + 1) + block];
  }

  private deal(rows: SparseRows): void {
    const next = this.start.slice(0, rows.columns);
    for (let place = 0; place < rows.rows; place++) {
      const i = this.order[place];
      for (let e = rows.start[i]; e < rows.start[i + 1]; e++) {
        const at = next[rows.column[e]]++;
        this.place[at] = place;
        this.weight[at] = rows.value[e];
      }
    }
  }

  private findBlocks(block: Uint8Array, frequent: number): Int32Array {
    const begins = new Int32Array(frequent * (BLOCKS + 1));
    for (let t = 0; t < this.row.length; t++) {
      if (this.row[t] < 0) continue;
      const base = this.row[t] * (BLOCKS + 1);
      let at = this.start[t];
      for (let b = 0; b <= BLOCKS; b++) {
        while (at < this.start[t + 1] && block[this.order[this.place[at]]] < b) at++;
        begins[base + b] = at;
      }
    }
    return begins;
  }
}

function orderedByBlock(block: Uint8Array): Int32Array {
  const next = new Int32Array(BLOCKS + 1);
  for (const b of block) next[b + 1]++;
  for (let b = 0; b < BLOCKS; b++) next[b + 1] += next[b];
  const order = new Int32Array(block.length);
  for (let i = 0; i < block.length; i++) order[next[block[i]]++] = i;
  return order;
}
