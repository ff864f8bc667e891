import type { Post } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { Estimate } from '../../../model/report.ts';
import { Matrix } from '../../../stats/matrix.ts';
import { submatrix } from '../../topics/by-words/vocabulary.ts';
import type { FineTopic, TopicLevel } from '../../topics/identity/post-topics.ts';
import { DepartureExposure } from '../cost/attributable.ts';
import { effectUnits } from '../cost/effect-prior.ts';
import type { CostEstimates } from '../cost/topic-cost.ts';
import { likeliestHalfLife } from '../design/half-lives.ts';
import { topicExposure } from '../design/post-exposure.ts';
import { intervalCount, type TimeGrid } from '../design/time-grid.ts';
import type { GrowthEstimates } from '../growth/topic-growth.ts';
import { fineDeviations } from './fine-deviations.ts';

/** What a fine topic cost and attracted, shrunk towards its broad topic. */
export interface FineEffect {
  hazardRatio: Estimate;
  unfollows: Estimate;
  follows: Estimate;
}

export interface FineInputs {
  posts: readonly Post[];
  grid: TimeGrid;
  fine: TopicLevel<FineTopic>;
  /** The estimates of the broad topics, whose positions are those of the columns. */
  costs: CostEstimates;
  growths: GrowthEstimates;
  topics: readonly number[];
  /** Nobody can keep more people than that. */
  people: number;
}

/** Standard errors on each side of an estimate. */
const WIDTH = 1.96;

/**
 * Estimates fine topics inside broad ones: the effect of the broad topic, which is estimated as a
 * whole, plus a deviation ({@link fineDeviations}). The likeliest half-life counts. Cost: O(steps x
 * topics), and that of the deviations.
 *
 * @returns by the position of the fine topic; none for those whose broad topic has no estimate.
 */
export function fineEffects(inputs: FineInputs): Map<number, FineEffect> {
  const { fine, topics } = inputs;
  const columnOf = new Map(topics.map((topic, column) => [topic, column]));
  const chosen = Int32Array.from(fine.topics.keys()).filter((at) =>
    columnOf.has(fine.topics[at].parent),
  );
  if (chosen.length === 0) return new Map();
  const parent = chosen.map((at) => columnOf.get(fine.topics[at].parent)!);
  const exposure = meanExposure(inputs, chosen);
  const cost = costOf(inputs, exposure, parent);
  const follows = followsOf(inputs, exposure, parent);
  return new Map(Array.from(chosen, (at, k) => [at, { ...cost[k], follows: follows[k] }] as const));
}

/** Returns the mean exposure of each interval to the chosen topics. */
function meanExposure({ posts, grid, fine, costs }: FineInputs, chosen: Int32Array): Matrix {
  const { halfLives } = costs.likeliest;
  const halfLife = halfLives[likeliestHalfLife(halfLives)].days * DAY;
  const rows = Int32Array.from({ length: posts.length }, (_, row) => row);
  const steps = topicExposure(posts, submatrix(fine.weights, rows, chosen), grid, halfLife);
  const means = new Matrix(intervalCount(grid), chosen.length);
  for (let i = 0; i < means.rows; i++) {
    const count = grid.stepStart[i + 1] - grid.stepStart[i];
    for (let s = grid.stepStart[i]; s < grid.stepStart[i + 1]; s++) {
      for (let k = 0; k < chosen.length; k++) means.add(i, k, steps.at(s, k) / count);
    }
  }
  return means;
}

function costOf(
  { costs, people }: FineInputs,
  exposure: Matrix,
  parent: Int32Array,
): Pick<FineEffect, 'hazardRatio' | 'unfollows'>[] {
  const { counts, expected, effects } = costs.likeliest;
  const units = effectUnits(exposure);
  const departures = Array.from(parent, () => new DepartureExposure());
  const design = new Matrix(exposure.rows, exposure.columns);
  for (let i = 0; i < exposure.rows; i++) {
    for (let k = 0; k < exposure.columns; k++) {
      design.set(i, k, expected[i] * exposure.at(i, k) * units[k]);
      departures[k].add(exposure.at(i, k), counts.leftOfAll[i]);
    }
  }
  const { mean, error } = fineDeviations({
    residual: counts.leftOfAll.map((seen, i) => seen - expected[i]),
    variance: expected.map((count) => count * Math.max(1, costs.dispersion)),
    design,
    parent,
    weight: Float64Array.from(departures, (of, k) => of.weight() * units[k]),
  });
  return Array.from(parent, (column, k) => {
    const { hazardRatio } = costs.columns[column];
    const effect = effects[column] + mean[k] * units[k];
    const ofBroad = (Math.log(hazardRatio.high) - Math.log(hazardRatio.low)) / (2 * WIDTH);
    const width = WIDTH * Math.hypot(ofBroad, error[k] * units[k]);
    const around = (figure: (effect: number) => number): Estimate => ({
      estimate: figure(effect),
      low: figure(effect - width),
      high: figure(effect + width),
    });
    return {
      hazardRatio: around(Math.exp),
      unfollows: around((value) => Math.max(-people, departures[k].attributable(value))),
    };
  });
}

function followsOf(
  { growths, grid }: FineInputs,
  exposure: Matrix,
  parent: Int32Array,
): Estimate[] {
  const { seen, expected } = growths.likeliest;
  const exposed = exposure.rows === 0 ? new Float64Array(exposure.columns) : daysOf(exposure, grid);
  const all = seen.reduce((sum, count) => sum + count, 0);
  const squares = seen.reduce(
    (sum, count, i) => sum + (expected[i] > 0 ? (count - expected[i]) ** 2 / expected[i] : 0),
    0,
  );
  const dispersion = Math.max(1, squares / Math.max(1, seen.length));
  const units = effectUnits(exposure).map((unit) => all / unit);
  const design = new Matrix(exposure.rows, exposure.columns);
  for (let i = 0; i < exposure.rows; i++) {
    const days = (grid.bound[i + 1] - grid.bound[i]) / DAY;
    for (let k = 0; k < exposure.columns; k++) {
      if (exposed[k] > 0) design.set(i, k, (exposure.at(i, k) * days * units[k]) / exposed[k]);
    }
  }
  const { mean, error } = fineDeviations({
    residual: seen.map((count, i) => count - expected[i]),
    variance: expected.map((count) => dispersion * count),
    design,
    parent,
    weight: units,
  });
  const whole = new Map<number, number>();
  exposed.forEach((days, k) => whole.set(parent[k], (whole.get(parent[k]) ?? 0) + days));
  return Array.from(parent, (column, k) => {
    const { estimate, low, high } = growths.columns[column].follows;
    const share = exposed[k] / (whole.get(column)! || 1);
    const middle = estimate * share + mean[k] * units[k];
    const width = Math.hypot(((high - low) * share) / 2, WIDTH * error[k] * units[k]);
    return { estimate: middle, low: middle - width, high: middle + width };
  });
}

/** Returns the exposure x days of each topic. */
function daysOf(exposure: Matrix, grid: TimeGrid): Float64Array {
  const sums = new Float64Array(exposure.columns);
  for (let i = 0; i < exposure.rows; i++) {
    const days = (grid.bound[i + 1] - grid.bound[i]) / DAY;
    for (let k = 0; k < sums.length; k++) sums[k] += exposure.at(i, k) * days;
  }
  return sums;
}
