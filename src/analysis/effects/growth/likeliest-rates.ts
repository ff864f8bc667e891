import { Matrix } from '../../../stats/matrix.ts';
import type { RateLikelihood } from './rate-likelihood.ts';

/** The follows of every interval, by the rates of the likeliest half-life. */
export interface LikeliestRates {
  /** The half-life, ms. */
  halfLife: number;
  /** Observed new follows, by interval. */
  seen: Float64Array;
  /** intervals x columns of the topics and the rest: expected follows attributable to each. */
  brought: Matrix;
  /** Expected follows by interval, with those of the base rate. */
  expected: Float64Array;
}

/**
 * Returns the follows that the fitted rates expect in every interval.
 *
 * @param design of the rate model, intervals x columns.
 * @param halfLife of the design, ms.
 * @param topics how many of the first columns are topics or the rest of the posts.
 */
export function likeliestRates(
  seen: Float64Array,
  design: Matrix,
  { coefficients }: RateLikelihood,
  halfLife: number,
  topics: number,
): LikeliestRates {
  const brought = new Matrix(seen.length, topics);
  const expected = new Float64Array(seen.length);
  for (let i = 0; i < design.rows; i++) {
    for (let column = 0; column < design.columns; column++) {
      const here = design.at(i, column) * coefficients[column];
      expected[i] += here;
      if (column < topics) brought.set(i, column, here);
    }
  }
  return { halfLife, seen, brought, expected };
}
