import { Matrix } from '../../src/stats/matrix.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, choleskySolve } from '../../src/stats/cholesky.ts';
import { naturalCubicSplineBasis } from '../../src/stats/natural-cubic-spline.ts';
import { sparseFromDense } from '../../src/stats/sparse-from-dense.ts';
import {
  timesVector,
  transposedTimesVector,
  weightedSquares,
} from '../../src/stats/sparse-products.ts';
import { relativeError } from './support.ts';

const X = Float64Array.of(0, 1, 2, 3, 5, 8, 13, 14, 20, 21, 22, 30, 31, 40);
const Y = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7);

/** Least squares on a constant and the basis. */
function smooth(x: Float64Array, y: Float64Array, degrees: number): Float64Array {
  const basis = naturalCubicSplineBasis(x, degrees);
  const design = sparseFromDense(Matrix.fromRows(Array.from(x, (_, i) => [1, ...basis.row(i)])));
  const factor = choleskyFactor(weightedSquares(design, new Float64Array(x.length).fill(1)));
  return timesVector(design, choleskySolve(factor, transposedTimesVector(design, y)));
}

describe('natural cubic spline', () => {
  it('spans the same space as R with the same knots', () => {
    // R 4.2.2: fitted(lm(y ~ splines::ns(x, knots = c(5, 21), Boundary.knots = c(0, 40))))
    const fitted = [
      2.01099727355, 2.50851581999, 2.9930718536, 3.45170286154, 4.23933974907, 4.98603925151,
      5.34843105615, 5.33942006566, 5.18931169531, 5.20099578819, 5.23706066493, 6.2838957476,
      6.48937166098, 8.72184651191,
    ];
    expect(relativeError(smooth(X, Y, 3), fitted)).toBeLessThan(1e-9);
    // fitted(lm(y ~ x))[1:3]
    const line = smooth(X, Y, 1).slice(0, 3);
    expect(relativeError(line, [2.92510863661, 3.05391091798, 3.18271319935])).toBeLessThan(1e-9);
  });

  it('is centred and scaled, whatever the origin and unit of x', () => {
    const { values, columns } = naturalCubicSplineBasis(X, 4);
    const moved = naturalCubicSplineBasis(
      X.map((x) => 1.7e12 + 8.64e7 * x),
      4,
    );
    expect(relativeError(moved.values, values)).toBeLessThan(1e-6);
    for (let c = 0; c < columns; c++) {
      const column = Array.from(X, (_, i) => values[i * columns + c]);
      expect(column.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 10);
      expect(column.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(X.length, 10);
    }
  });

  it('has no more columns than there are different values', () => {
    expect(naturalCubicSplineBasis(Float64Array.of(5, 5, 5), 3).columns).toBe(0);
    expect(naturalCubicSplineBasis(Float64Array.of(5, 9, 5, 9), 3).columns).toBe(1);
    expect(naturalCubicSplineBasis(new Float64Array(0), 3).columns).toBe(0);
  });

  it('fits any straight line exactly, in any order, with repeated values', () => {
    const values = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 6 }), (list, degrees) => {
        const x = Float64Array.from(list);
        const { values: basis } = naturalCubicSplineBasis(x, degrees);
        expect(basis.every(Number.isFinite)).toBe(true);
        const fitted = smooth(
          x,
          x.map((value) => 3 - 2 * value),
          degrees,
        );
        for (const [i, value] of x.entries()) expect(fitted[i]).toBeCloseTo(3 - 2 * value, 5);
      }),
    );
  });
});
