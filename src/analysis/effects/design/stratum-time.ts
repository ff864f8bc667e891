import { DAY } from '../../../model/instant.ts';
import { intervalAt } from './intervals.ts';
import { intervalCount, type TimeGrid } from './time-grid.ts';

/**
 * Person-time and departures of one stratum (followers with the same group, tenure and whether the
 * owner follows back), by interval.
 */
export class StratumTime {
  /** Departures in each interval; fractions if one may lie in several. */
  readonly departures: Float64Array;
  readonly #grid: TimeGrid;
  /** Person-days of people at risk for a part of an interval. */
  readonly #partly: Float64Array;
  /** Change in the number of people at risk throughout an interval, against the previous one. */
  readonly #change: Float64Array;

  constructor(grid: TimeGrid) {
    const intervals = intervalCount(grid);
    this.#grid = grid;
    this.departures = new Float64Array(intervals);
    this.#partly = new Float64Array(intervals);
    this.#change = new Float64Array(intervals + 1);
  }

  /** Adds a person at risk from one time to another, ms. Cost: O(log intervals). */
  add(from: number, to: number): void {
    if (!(to > from)) return;
    const { bound } = this.#grid;
    const intervals = this.#partly.length;
    const first = intervalAt(bound, from);
    const last = intervalAt(bound, to);
    if (first === last) {
      if (first >= 0 && first < intervals) this.#partly[first] += (to - from) / DAY;
      return;
    }
    if (first >= 0) this.#partly[first] += (bound[first + 1] - from) / DAY;
    this.#change[Math.max(0, first + 1)]++;
    this.#change[Math.min(last, intervals)]--;
    if (last < intervals) this.#partly[last] += (to - bound[last]) / DAY;
  }

  /** Person-days at risk in each interval. Cost: O(intervals). */
  personDays(): Float64Array {
    const { bound } = this.#grid;
    let throughout = 0;
    return this.#partly.map((partly, i) => {
      throughout += this.#change[i];
      return partly + (throughout * (bound[i + 1] - bound[i])) / DAY;
    });
  }
}
