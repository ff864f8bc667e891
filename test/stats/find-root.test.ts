import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoot } from '../../src/stats/find-root.ts';

describe('findRoot', () => {
  it('finds roots of functions that defeat straight interpolation, to the last digits', () => {
    // Wallis's equation (1685).
    expect(findRoot((x) => x ** 3 - 2 * x - 5, 2, 3)).toBeCloseTo(2.0945514815423265, 14);
    expect(findRoot((x) => Math.exp(-x) - 1e-40, 0, 1e6)).toBeCloseTo(40 * Math.log(10), 11);
    expect(findRoot((x) => Math.atan(1e8 * (x - 0.3)), -1e6, 1)).toBeCloseTo(0.3, 15);
    expect(findRoot((x) => (x < 0.7 ? -Infinity : 1), 0, 1)).toBeCloseTo(0.7, 15);
  });

  it('takes an end that is a root, either way round', () => {
    expect(findRoot((x) => x, 0, 5)).toBe(0);
    expect(findRoot((x) => x - 5, 0, 5)).toBe(5);
    expect(findRoot((x) => 2 - x, 5, 0)).toBe(2);
  });

  it('undoes any rising curve in few evaluations', () => {
    const target = fc.integer({ min: -350, max: 350 }).map((sevenths) => sevenths / 7);
    fc.assert(
      fc.property(target, fc.integer({ min: 1, max: 4 }), (at, power) => {
        let evaluations = 0;
        const curve = (x: number): number => {
          evaluations++;
          return x ** (2 * power - 1) + x - (at ** (2 * power - 1) + at);
        };
        expect(Math.abs(findRoot(curve, -51, 60) - at)).toBeLessThan(1e-12 * (1 + Math.abs(at)));
        expect(evaluations).toBeLessThan(80);
      }),
    );
  });
});
