import { countingSort, type Sorted } from '../../stats/counting-sort.ts';
import { seededRandom } from '../../stats/random.ts';
import type { SparseRows } from '../../stats/sparse-rows.ts';

const FEWEST_BLOCKS = 61;
/** With more people there are more blocks, so that reading one costs the same in a large audience. */
const PEOPLE_PER_BLOCK = 2400;

/**
 * Random samples of people. Everybody is assigned to a block at random, so a few blocks are a random
 * sample. The sample of a person is the first few blocks of a walk of their own: other people for
 * everybody. A shared sample would create groups that do not exist.
 *
 * Cost: O(people) in time and memory.
 */
export class SampleWalks {
  readonly blocks: number;
  /** The people of each block. */
  readonly members: Sorted;
  private readonly start: Uint16Array;
  private readonly stride: Uint16Array;

  constructor(rows: SparseRows) {
    const random = seededRandom(1);
    this.blocks = blocksOf(rows.rows);
    // People without interests take no random numbers, so they do not change other people's walks.
    const upTo = (end: number) => (_: unknown, person: number) =>
      rows.start[person] < rows.start[person + 1] ? Math.floor(random() * end) : 0;
    const block = Uint16Array.from({ length: rows.rows }, upTo(this.blocks));
    this.members = countingSort(block, this.blocks);
    this.start = Uint16Array.from({ length: rows.rows }, upTo(this.blocks));
    this.stride = Uint16Array.from({ length: rows.rows }, upTo(this.blocks - 1));
  }

  /** Returns how many blocks hold about a share of everybody; at least 1. */
  blocksFor(share: number): number {
    return Math.min(this.blocks, Math.max(1, Math.round(share * this.blocks)));
  }

  /** Returns the block of a person's walk at a step. */
  blockAt(person: number, step: number): number {
    return (this.start[person] + step * (this.stride[person] + 1)) % this.blocks;
  }

  /** Returns the people of a range, those next to each other whose walks begin at the same block. */
  byFirstBlock(from: number, to: number): Int32Array {
    return countingSort(this.start.subarray(from, to), this.blocks).order.map((i) => from + i);
  }
}

/** Returns a prime, so that a walk with any stride visits all blocks. */
function blocksOf(people: number): number {
  let blocks = Math.max(FEWEST_BLOCKS, Math.floor(people / PEOPLE_PER_BLOCK));
  while (!isPrime(blocks)) blocks++;
  return blocks;
}

function isPrime(number: number): boolean {
  for (let d = 2; d * d <= number; d++) if (number % d === 0) return false;
  return true;
}
