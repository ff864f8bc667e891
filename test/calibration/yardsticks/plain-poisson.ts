import { poissonRegression } from '../../../src/stats/poisson-regression.ts';
import { sparseRows } from '../../../src/stats/sparse-rows.ts';
import type { Lived } from '../simulator/events.ts';
import { effectLeft, hourlyExposure } from '../simulator/exposure.ts';

/** Departures counted over a stretch of time. */
export interface CountedDays {
  /** Days since watching began. */
  from: number;
  to: number;
  left: number;
  atRisk: number;
}

const LEFT = effectLeft('fading', 1);

/**
 * What somebody would do in an afternoon: departures a day, a Poisson regression with a log link
 * on the day's exposure to each topic with a half-life of a day, everybody pooled, and from its
 * coefficients the sum over days of departures x (1 - exp(-coefficient x exposure)).
 *
 * @returns attributable unfollows by topic.
 */
export function plainAttributable(
  { plan, posts }: Lived,
  counted: readonly CountedDays[],
): number[] {
  const topics = plan.topics.length;
  const { byTopic } = hourlyExposure(posts, topics, plan.days, LEFT, 1);
  const columns = topics + 1;
  const level = (k: number, { from, to }: CountedDays): number => {
    const first = Math.floor(from * 24);
    const seen = byTopic[k].subarray(first, Math.max(first + 1, Math.floor(to * 24)));
    return seen.reduce((sum, at) => sum + at, 0) / seen.length;
  };
  const levels = counted.map((days) => plan.topics.map((_, k) => level(k, days)));
  const filled = { row: [] as number[], column: [] as number[], value: [] as number[] };
  for (const [row, own] of levels.entries()) {
    for (const [column, value] of [1, ...own].entries()) {
      filled.row.push(row);
      filled.column.push(column);
      filled.value.push(value);
    }
  }
  const { coefficients } = poissonRegression({
    design: sparseRows(counted.length, columns, filled),
    counts: Float64Array.from(counted, ({ left }) => left),
    offset: Float64Array.from(counted, ({ from, to, atRisk }) => Math.log(atRisk * (to - from))),
    penalty: new Float64Array(columns),
  });
  return plan.topics.map((_, k) =>
    counted.reduce(
      (sum, { left }, row) => sum - left * Math.expm1(-coefficients[1 + k] * levels[row][k]),
      0,
    ),
  );
}
