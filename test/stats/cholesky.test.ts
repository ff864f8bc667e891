import { Matrix } from '../../src/stats/matrix.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choleskyFactor,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
  withoutInformation,
} from '../../src/stats/cholesky.ts';

/** A'A of a matrix given by rows: symmetric, and positive definite where columns are independent. */
function squares(rows: readonly (readonly number[])[], size: number): Matrix {
  const out = new Matrix(size, size);
  for (const row of rows) {
    for (let a = 0; a < size; a++) for (let b = 0; b < size; b++) out.add(a, b, row[a] * row[b]);
  }
  return out;
}

describe('Cholesky', () => {
  it('factors a textbook matrix', () => {
    // Golub and Van Loan's algorithm on the matrix of Wikipedia's "Cholesky decomposition".
    const matrix = Matrix.fromRows([
      [4, 12, -16],
      [12, 37, -43],
      [-16, -43, 98],
    ]);
    const factor = choleskyFactor(matrix);
    expect(Array.from(factor.values)).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
    expect(choleskyLogDeterminant(factor)).toBeCloseTo(Math.log(36), 12);
    expect(withoutInformation(factor)).toEqual([]);
    expect(Array.from(choleskySolve(factor, Float64Array.of(0, 6, 39)))).toEqual([1, 1, 1]);
  });

  it('names the directions without information, and leaves them at 0', () => {
    // The third column repeats the sum of the others; the fourth is empty.
    const matrix = squares(
      [
        [1, 0, 1, 0],
        [0, 1, 1, 0],
        [2, 1, 3, 0],
      ],
      4,
    );
    const factor = choleskyFactor(matrix);
    expect(withoutInformation(factor)).toEqual([2, 3]);
    const solved = choleskySolve(factor, Float64Array.of(1, 2, 3, 0));
    expect(Array.from(solved.subarray(2))).toEqual([0, 0]);
    expect(5 * solved[0] + 2 * solved[1]).toBeCloseTo(1, 12);
    expect(
      Array.from(choleskyInverse(factor).values.subarray(8)).every((value) => value === 0),
    ).toBe(true);
    expect(
      withoutInformation(
        choleskyFactor(
          Matrix.fromRows([
            [1, 2],
            [2, 1],
          ]),
        ),
      ),
    ).toEqual([1]);
  });

  it('solves and inverts any positive definite matrix, also bands and arrows', () => {
    const entry = fc.oneof(fc.constant(0), fc.integer({ min: -5, max: 5 }));
    const rows = fc.array(fc.array(entry, { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const matrix = squares(
          [...list, ...[0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4].map((j) => +(i === j)))],
          5,
        );
        const factor = choleskyFactor(matrix);
        const inverse = choleskyInverse(factor);
        for (let r = 0; r < 5; r++) {
          for (let c = 0; c < 5; c++) {
            let product = 0;
            for (let k = 0; k < 5; k++) product += matrix.at(r, k) * inverse.at(k, c);
            expect(product).toBeCloseTo(r === c ? 1 : 0, 9);
          }
        }
      }),
    );
  });
});
