import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Matrix } from '../../src/stats/matrix.ts';
import { symmetricEigenvectors } from '../../src/stats/symmetric-eigenvectors.ts';

it('gives eigenvalues with the trace and determinant of the matrix', () => {
  const found = symmetricEigenvectors(
    Matrix.fromRows([
      [4, 1, -2],
      [1, 2, 0],
      [-2, 0, 3],
    ]),
  );
  const values = found.map(({ value }) => value);
  expect(values[0]! + values[1]! + values[2]!).toBeCloseTo(9, 10);
  expect(values[0]! * values[1]! * values[2]!).toBeCloseTo(13, 10);
});

it('diagonalises any symmetric matrix', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.infiniteStream(fc.double({ min: -5, max: 5, noNaN: true })),
      (size, numbers) => {
        const matrix = new Matrix(size, size);
        for (let a = 0; a < size; a++) {
          for (let b = 0; b <= a; b++) {
            const value = numbers.next().value;
            matrix.set(a, b, value);
            matrix.set(b, a, value);
          }
        }
        const found = symmetricEigenvectors(matrix);
        const values = found.map(({ value }) => value);
        expect(values).toEqual(values.toSorted((a, b) => b - a));
        for (const { value, vector } of found) {
          expect(Math.hypot(...vector)).toBeCloseTo(1, 8);
          for (let row = 0; row < size; row++) {
            const product = matrix.row(row).reduce((sum, entry, c) => sum + entry * vector[c]!, 0);
            expect(product).toBeCloseTo(value * vector[row]!, 6);
          }
        }
      },
    ),
  );
});
