import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../src/stats/normal-distribution.ts';
import { relativeError } from './support.ts';

// R 4.2.2: qnorm(p)
const QUANTILES = [
  [1e-300, -37.047096299361201],
  [1e-100, -21.273453560965319],
  [1e-20, -9.2623400897984052],
  [1e-10, -6.3613409024040557],
  [1e-6, -4.7534243088228987],
  [0.001, -3.0902323061678132],
  [0.02425, -1.9729610513118845],
  [0.025, -1.9599639845400538],
  [0.07, -1.4757910281791702],
  [0.1, -1.2815515655446008],
  [0.3, -0.52440051270804067],
  [0.5, 0],
  [0.6, 0.25334710313579978],
  [0.9, 1.2815515655446008],
  [0.95, 1.6448536269514715],
  [0.975, 1.9599639845400536],
  [0.99, 2.3263478740408408],
  [0.999, 3.0902323061678132],
] as const;

describe('normal distribution', () => {
  it('gives the quantiles of R to the last digits', () => {
    const quantiles = QUANTILES.map(([p]) => normalQuantile(p));
    expect(
      relativeError(
        quantiles,
        QUANTILES.map(([, z]) => z),
      ),
    ).toBeLessThan(1e-14);
  });

  it('has the right values at the ends', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([-Infinity, Infinity]);
    for (const nonsense of [Number.NaN, -0.1, 1.1]) expect(normalQuantile(nonsense)).toBeNaN();
  });
});
