import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isotonicRegression } from '../../src/stats/isotonic-regression.ts';

describe('isotonic regression', () => {
  it('pools what falls: R 4.2.2, isoreg(c(1, 0, 4, 3, 3, 5, 4, 2, 0))$yf', () => {
    const fitted = isotonicRegression(
      Float64Array.of(1, 0, 4, 3, 3, 5, 4, 2, 0),
      new Float64Array(9).fill(1),
    );
    expect(Array.from(fitted, (value) => Math.round(value * 1e9) / 1e9)).toEqual([
      0.5, 0.5, 3, 3, 3, 3, 3, 3, 3,
    ]);
  });

  it('rises, and no rising sequence is closer', () => {
    const pair = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const values = Float64Array.from(pairs, ([value]) => value);
        const weights = Float64Array.from(pairs, ([, weight]) => weight);
        const fitted = isotonicRegression(values, weights);
        expect(fitted).toEqual(fitted.toSorted());
        // By the min-max formula of Barlow et al.: the largest over starts of the least mean to any end.
        const meanOf = (from: number, to: number): number => {
          let [sum, weight] = [0, 0];
          for (let i = from; i <= to; i++)
            [sum, weight] = [sum + values[i] * weights[i], weight + weights[i]];
          return sum / weight;
        };
        for (const [i, value] of fitted.entries()) {
          const starts = Array.from({ length: i + 1 }, (_, from) =>
            Math.min(
              ...Array.from({ length: values.length - i }, (_end, to) => meanOf(from, i + to)),
            ),
          );
          expect(value).toBeCloseTo(Math.max(...starts), 9);
        }
      }),
    );
  });
});
