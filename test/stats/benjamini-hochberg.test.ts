import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '../../src/stats/benjamini-hochberg.ts';
import { relativeError } from './support.ts';

describe('Benjamini-Hochberg', () => {
  it('calls the four of the paper, and no more', () => {
    // Benjamini and Hochberg (1995), section 4.1: 15 hypotheses of a study of heart attacks.
    const pValues = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
      0.6528, 0.759, 1,
    ];
    expect(benjaminiHochberg(pValues).filter((q) => q <= 0.05)).toHaveLength(4);
  });

  it('gives the values of R, with ties and a test that could not be made', () => {
    // R 4.2.2: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05, 0.5, 0.001, NA, 0.02, 1, 0.0004), 'BH')
    const pValues = [0.01, 0.02, 0.03, 0.04, 0.05, 0.5, 0.001, Number.NaN, 0.02, 1, 0.0004];
    const qValues = benjaminiHochberg(pValues);
    expect(qValues[7]).toBeNaN();
    expect(
      relativeError(
        qValues.toSpliced(7, 1),
        [
          0.0333333333333, 0.04, 0.05, 0.0571428571429, 0.0625, 0.555555555556, 0.005, 0.04, 1,
          0.004,
        ],
      ),
    ).toBeLessThan(1e-10);
  });

  it('makes nothing of nothing', () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([Number.NaN])).toEqual([Number.NaN]);
    expect(benjaminiHochberg([0.3])).toEqual([0.3]);
  });

  it('keeps the order of the p-values, between them and Bonferroni, whatever order they come in', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(pValues, (values) => {
        const qValues = benjaminiHochberg(values);
        expect(benjaminiHochberg(values.toReversed())).toEqual(qValues.toReversed());
        for (const [i, q] of qValues.entries()) {
          expect(q).toBeGreaterThanOrEqual(values[i]);
          expect(q).toBeLessThanOrEqual(Math.min(1, values[i] * values.length));
          const above = qValues.filter((_, j) => values[j] >= values[i]);
          expect(q).toBe(Math.min(...above));
        }
      }),
    );
  });
});
