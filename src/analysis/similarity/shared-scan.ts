import type { SparseRows } from '../../stats/sparse-rows.ts';
import { Holders } from './holders.ts';
import type { Ranking } from './ranking.ts';
import { SampleWalks } from './sample-walks.ts';

/**
 * Computes the cosine of one person with everybody who shares an interest. It goes through the
 * holders of each interest. Rows must have length 1.
 */
export class SharedScan {
  private readonly rows: SparseRows;
  private readonly allowance: number;
  private readonly walks: SampleWalks;
  private readonly holders: Holders;
  private readonly shared: Float64Array;
  /** Places in the order in which they were met first; `again` has those that were met again. */
  private readonly met: Int32Array;
  private metCount = 0;
  private again = new Int32Array(1024);
  private againCount = 0;
  private readonly own: Float64Array;
  /** Positions of the current person's frequent interests. */
  private frequent = new Int32Array(256);

  /** @param allowance the most entries to read for one person. Beyond it, only a part is read. */
  constructor(rows: SparseRows, allowance: number) {
    this.rows = rows;
    this.allowance = allowance;
    this.walks = new SampleWalks(rows);
    this.holders = new Holders(rows, this.walks.members, allowance);
    this.shared = new Float64Array(rows.rows);
    this.met = new Int32Array(rows.rows);
    this.own = new Float64Array(rows.columns);
  }

  /** Returns the people of a range in the order in which ranking them reads the least memory. */
  inOrder(from: number, to: number): Int32Array {
    return this.walks.byFirstBlock(from, to);
  }

  /** Ranks people by cosine. The ranking is exact if all entries were within the allowance. */
  rank(i: number, nearest: Ranking, candidates: Ranking): void {
    const { rows, holders } = this;
    let all = 0;
    for (let e = rows.start[i]; e < rows.start[i + 1]; e++) all += holders.count(rows.column[e]);
    nearest.startFor(i);
    if (all <= this.allowance) {
      for (let e = rows.start[i]; e < rows.start[i + 1]; e++) this.readWhole(e);
      this.offer(this.met.subarray(0, this.metCount), nearest);
    } else {
      candidates.startFor(i);
      const rare = this.readPart(i);
      this.offer(this.met.subarray(0, rare), candidates);
      this.offer(this.again.subarray(0, this.againCount), candidates);
      if (!candidates.isFull) this.offer(this.met.subarray(rare, this.metCount), candidates);
      this.compare(i, candidates.best(), nearest);
    }
    this.forget();
  }

  /**
   * Reads rare interests whole, and frequent ones within the person's sample. Returns how many
   * people share a rare one.
   */
  private readPart(i: number): number {
    const { rows, holders, walks } = this;
    const entries = rows.start[i + 1] - rows.start[i];
    if (entries > this.frequent.length) this.frequent = new Int32Array(2 * entries);
    const { frequent } = this;
    let frequentCount = 0;
    let read = 0;
    let inFrequent = 0;
    for (let e = rows.start[i]; e < rows.start[i + 1]; e++) {
      const count = holders.count(rows.column[e]);
      if (holders.isFrequent(rows.column[e])) {
        frequent[frequentCount++] = e;
        inFrequent += count;
      } else {
        this.readWhole(e);
        read += count;
      }
    }
    const rare = this.metCount;
    const blocks = frequentCount === 0 ? 0 : walks.blocksFor((this.allowance - read) / inFrequent);
    for (let step = 0; step < blocks; step++) {
      const block = walks.blockAt(i, step);
      for (let f = 0; f < frequentCount; f++) {
        const e = frequent[f];
        const term = rows.column[e];
        const begin = holders.blockBegin(term, block);
        this.add(begin, holders.blockEnd(term, block), rows.value[e]);
      }
    }
    return rare;
  }

  private readWhole(entry: number): void {
    const term = this.rows.column[entry];
    const begin = this.holders.wholeBegin(term);
    this.add(begin, this.holders.wholeBegin(term + 1), this.rows.value[entry]);
  }

  private add(begin: number, end: number, factor: number): void {
    const { shared, met } = this;
    const { place, weight } = this.holders;
    if (this.againCount + end - begin > this.again.length) this.growAgain(end - begin);
    const { again } = this;
    let metCount = this.metCount;
    let againCount = this.againCount;
    for (let p = begin; p < end; p++) {
      const at = place[p];
      const before = shared[at];
      if (before === 0) met[metCount++] = at;
      else again[againCount++] = at;
      shared[at] = before + factor * weight[p];
    }
    this.metCount = metCount;
    this.againCount = againCount;
  }

  private growAgain(by: number): void {
    const larger = new Int32Array(2 * (this.again.length + by));
    larger.set(this.again);
    this.again = larger;
  }

  /** Offers each place once, and resets its score. */
  private offer(places: Int32Array, ranking: Ranking): void {
    const { shared } = this;
    const { order } = this.walks.members;
    for (let c = 0; c < places.length; c++) {
      const place = places[c];
      if (shared[place] === 0) continue;
      ranking.offer(order[place], shared[place]);
      shared[place] = 0;
    }
  }

  /** Offers the candidates with their exact cosine. */
  private compare(i: number, candidates: Int32Array, ranking: Ranking): void {
    const { own } = this;
    const { start, column, value } = this.rows;
    for (let e = start[i]; e < start[i + 1]; e++) own[column[e]] = value[e];
    for (let c = 0; c < candidates.length; c++) {
      const j = candidates[c];
      let sum = 0;
      for (let e = start[j]; e < start[j + 1]; e++) sum += own[column[e]] * value[e];
      ranking.offer(j, sum);
    }
    for (let e = start[i]; e < start[i + 1]; e++) own[column[e]] = 0;
  }

  private forget(): void {
    for (let c = 0; c < this.metCount; c++) this.shared[this.met[c]] = 0;
    this.metCount = 0;
    this.againCount = 0;
  }
}
