import { Matrix } from '../../../stats/matrix.ts';
import type { Post } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { Audience } from '../../audience/audience.ts';
import { shareOut } from '../design/intervals.ts';
import { topicExposure } from '../design/post-exposure.ts';
import { intervalCount, type TimeGrid } from '../design/time-grid.ts';
import type { TopicColumns } from '../design/topic-selection.ts';
import { trendBasis } from '../design/trend-basis.ts';

/**
 * Returns the design of the rate model at one half-life.
 *
 * @returns intervals x columns: exposure x days of each topic, then days, then days x trend.
 */
export function rateModel(
  posts: readonly Post[],
  grid: TimeGrid,
  topics: TopicColumns,
  halfLife: number,
): Matrix {
  const count = topics.weights.columns;
  const exposure = topicExposure(posts, topics.weights, grid, halfLife);
  const trend = trendBasis(grid);
  const design = new Matrix(intervalCount(grid), count + 1 + trend.columns);
  for (let i = 0; i < intervalCount(grid); i++) {
    for (let s = grid.stepStart[i]; s < grid.stepStart[i + 1]; s++) {
      const days = (grid.stepBound[s + 1] - grid.stepBound[s]) / DAY;
      for (let k = 0; k < count; k++) design.add(i, k, exposure.at(s, k) * days);
    }
    const days = (grid.bound[i + 1] - grid.bound[i]) / DAY;
    design.set(i, count, days);
    for (let c = 0; c < trend.columns; c++) {
      design.set(i, count + 1 + c, days * trend.at(i, c));
    }
  }
  return design;
}

/** Returns counts of new follows by interval, each with its weight. */
export function followsByInterval(
  audience: Audience,
  grid: TimeGrid,
  gained: Int32Array,
  weight: (i: number) => number,
): Float64Array {
  const counts = new Float64Array(intervalCount(grid));
  for (const [g, s] of gained.entries()) {
    shareOut(grid, audience.spells.followAfter[s], audience.spells.followBefore[s], (i, share) => {
      counts[i] += share * weight(g);
    });
  }
  return counts;
}
