import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weightedQuantile } from '../../src/stats/weighted-quantile.ts';

describe('weighted quantile', () => {
  it('gives the values of R', () => {
    // R 4.2.2: quantile(rep(c(5, 1, 4, 2, 9), c(3, 2, 0, 4, 1)), p, type = 2)
    const quantiles = [0, 0.1, 0.25, 0.5, 0.9, 1].map((p) =>
      weightedQuantile([5, 1, 4, 2, 9], [3, 2, 0, 4, 1], p),
    );
    expect(quantiles).toEqual([1, 1, 2, 2, 7, 9]);
  });

  it('is not a number if all weights are 0', () => {
    expect(weightedQuantile([], [], 0.5)).toBeNaN();
    expect(weightedQuantile([3, 4], [0, 0], 0.5)).toBeNaN();
  });

  it('treats weights as repeats, in any unit', () => {
    const pairs = fc.array(fc.tuple(fc.nat(50), fc.nat(5)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        pairs,
        fc.integer({ min: 0, max: 20 }),
        fc.constantFrom(1, 0.1, 1e6),
        (list, twentieth, unit) => {
          fc.pre(list.some(([, weight]) => weight > 0));
          const p = twentieth / 20;
          const whole = weightedQuantile(
            list.map(([value]) => value),
            list.map(([, weight]) => weight * unit),
            p,
          );
          const repeated = list
            .flatMap(([value, weight]) => Array.from({ length: weight }, () => value))
            .sort((a, b) => a - b);
          const rank = repeated.length * p;
          const near = Math.round(rank);
          const between = Math.abs(rank - near) < 1e-9;
          const low = repeated[Math.max(0, between ? near - 1 : Math.floor(rank))];
          const high = repeated[Math.min(repeated.length - 1, between ? near : Math.floor(rank))];
          expect(whole).toBe((low + high) / 2);
        },
      ),
    );
  });
});
