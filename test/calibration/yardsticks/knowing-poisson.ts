import { Matrix } from '../../../src/stats/matrix.ts';
import { latentPoissonRegression } from '../../../src/stats/latent-poisson-regression.ts';
import { ornsteinUhlenbeckPrecision } from '../../../src/stats/ornstein-uhlenbeck-precision.ts';
import { sparseFromDense } from '../../../src/stats/sparse-from-dense.ts';
import type { Lived } from '../simulator/events.ts';
import { effectLeft, hourlyExposure } from '../simulator/exposure.ts';
import { FLOOD } from '../simulator/rates.ts';
import type { CountedDays } from './plain-poisson.ts';

/** So wide that it says nothing. */
const PRIOR_SPREAD = 5;
const LEAST_OVERDISPERSION = 0.01;

/**
 * How many standard errors each topic's effect on leaving is from 0 for somebody who knows what
 * nobody can: how a post's effect comes and goes, how far replies reach, what a flood is, and how
 * strongly and how long days bunch. What even they do not see, the data do not show.
 */
export function knowingScores({ plan, posts }: Lived, counted: readonly CountedDays[]): number[] {
  const topics = plan.topics.length;
  const left = effectLeft(plan.shape, plan.halfLifeDays);
  const { byTopic, all } = hourlyExposure(posts, topics, plan.days, left, plan.replies.reach);
  const usual = (plan.postsPerDay * plan.halfLifeDays) / Math.LN2;
  const series = [...byTopic, all.map((level) => Math.max(0, level - FLOOD * usual))];
  const columns = 2 + series.length;
  const design = new Matrix(counted.length, columns);
  for (const [row, days] of counted.entries()) {
    const time = (days.from + days.to) / (2 * plan.days) - 0.5;
    design.row(row).set([1, time, ...series.map((level) => meanOver(level, days))]);
  }
  const penalty = new Float64Array(columns).fill(1 / PRIOR_SPREAD ** 2);
  const { spread, kept } = plan.overdispersion;
  const middles = Float64Array.from(counted, ({ from, to }) => (from + to) / 2);
  const start = Math.log(
    counted.reduce((sum, days) => sum + days.left + 0.01, 0) /
      counted.reduce((sum, { from, to, atRisk }) => sum + atRisk * (to - from), 0),
  );
  const fit = latentPoissonRegression({
    design: sparseFromDense(design),
    counts: Float64Array.from(counted, (days) => days.left),
    offset: Float64Array.from(
      counted,
      ({ from, to, atRisk }) => start + Math.log(atRisk * (to - from)),
    ),
    penalty,
    latent: ornsteinUhlenbeckPrecision(
      middles,
      Math.max(LEAST_OVERDISPERSION, spread),
      -1 / Math.log(Math.max(0.05, kept)),
    ),
  });
  return plan.topics.map(
    (_, k) => fit.coefficients[2 + k] / Math.sqrt(fit.covariance.at(2 + k, 2 + k)),
  );
}

function meanOver(level: Float64Array, { from, to }: CountedDays): number {
  const first = Math.floor(from * 24);
  const seen = level.subarray(first, Math.max(first + 1, Math.floor(to * 24)));
  return seen.reduce((sum, at) => sum + at, 0) / seen.length;
}
