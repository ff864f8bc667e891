import type { HazardColumns } from './hazard-design.ts';
import { intervalCount, type TimeGrid } from './time-grid.ts';

/**
 * The effects' part of the hazard, integrated over each interval for each group: mean over the
 * steps of exp(sum of effects x exposure), and the exposures averaged with that weight, which is
 * the gradient of its logarithm.
 */
export class IntervalIntegrals {
  /** intervals x groups. */
  readonly logMean: Float64Array;
  /** intervals x groups x topics. */
  readonly exposure: Float64Array;
  /** steps x groups: the weight of a step within its interval; an interval's add up to 1. */
  readonly weight: Float64Array;
  readonly #grid: TimeGrid;
  readonly #steps: Float64Array;
  readonly #topics: number;
  readonly #groups: number;

  constructor(grid: TimeGrid, stepExposure: Float64Array, topics: number, groups: number) {
    const intervals = intervalCount(grid);
    this.#grid = grid;
    this.#steps = stepExposure;
    this.#topics = topics;
    this.#groups = groups;
    this.logMean = new Float64Array(intervals * groups);
    this.exposure = new Float64Array(intervals * groups * topics);
    this.weight = new Float64Array((grid.stepBound.length - 1) * groups);
  }

  /** Works all out for the given effects. Time O(steps x groups x topics). */
  at(coefficients: Float64Array, columns: HazardColumns): void {
    const intervals = intervalCount(this.#grid);
    const effect = new Float64Array(this.#topics);
    this.exposure.fill(0);
    for (let g = 0; g < this.#groups; g++) {
      for (let k = 0; k < this.#topics; k++)
        effect[k] = effectOf(coefficients, columns, k, g, this.#groups);
      for (let i = 0; i < intervals; i++) this.#interval(i, g, effect);
    }
  }

  #interval(i: number, g: number, effect: Float64Array): void {
    const topics = this.#topics;
    const first = this.#grid.stepStart[i];
    const end = this.#grid.stepStart[i + 1];
    const cell = i * this.#groups + g;
    let sum = 0;
    for (let s = first; s < end; s++) {
      let log = 0;
      for (let k = 0; k < topics; k++) log += effect[k] * this.#steps[s * topics + k];
      // exp(20) is past any effect that data could show; beyond it only overflow waits.
      const hazard = Math.exp(Math.min(20, log));
      this.weight[s * this.#groups + g] = hazard;
      sum += hazard;
      for (let k = 0; k < topics; k++) {
        this.exposure[cell * topics + k] += hazard * this.#steps[s * topics + k];
      }
    }
    for (let s = first; s < end; s++) this.weight[s * this.#groups + g] /= sum;
    for (let k = 0; k < topics; k++) this.exposure[cell * topics + k] /= sum;
    this.logMean[cell] = Math.log(sum / (end - first));
  }
}

/** The effect of a topic on a group: the common one and how far the group is from it. */
export function effectOf(
  coefficients: Float64Array,
  columns: HazardColumns,
  topic: number,
  group: number,
  groups: number,
): number {
  const common = coefficients[columns.topic + topic];
  return columns.byGroup < 0
    ? common
    : common + coefficients[columns.byGroup + topic * groups + group];
}
