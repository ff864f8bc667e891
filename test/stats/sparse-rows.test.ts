import { Matrix } from '../../src/stats/matrix.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sparseFromDense } from '../../src/stats/sparse-from-dense.ts';
import {
  timesVector,
  transposedTimesVector,
  weightedSquares,
} from '../../src/stats/sparse-products.ts';
import { type SparseRows, sparseRows } from '../../src/stats/sparse-rows.ts';

function dense({ rows, columns, start, column, value }: SparseRows): number[][] {
  return Array.from({ length: rows }, (_, r) => {
    const row = Array.from({ length: columns }, () => 0);
    for (let e = start[r]; e < start[r + 1]; e++) row[column[e]] = value[e];
    return row;
  });
}

const ROWS = 6;
const COLUMNS = 5;
const entry = fc.tuple(fc.nat(ROWS - 1), fc.nat(COLUMNS - 1), fc.integer({ min: -9, max: 9 }));
const matrixOf = (entries: readonly (readonly [number, number, number])[]): SparseRows =>
  sparseRows(ROWS, COLUMNS, {
    row: entries.map(([row]) => row),
    column: entries.map(([, column]) => column),
    value: entries.map(([, , value]) => value),
  });

describe('sparse rows', () => {
  it('adds up entries of the same place, in any order, with ascending columns', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        const matrix = matrixOf(entries);
        const expected = Array.from({ length: ROWS }, () =>
          Array.from({ length: COLUMNS }, () => 0),
        );
        for (const [row, column, value] of entries) expected[row][column] += value;
        expect(dense(matrix)).toEqual(expected);
        expect(matrixOf(entries.toReversed())).toEqual(matrix);
        for (let r = 0; r < ROWS; r++) {
          const columns = Array.from(matrix.column.subarray(matrix.start[r], matrix.start[r + 1]));
          expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('multiplies like the full matrix', () => {
    const vectors = fc.tuple(
      fc.array(fc.integer({ min: -4, max: 4 }), { minLength: COLUMNS, maxLength: COLUMNS }),
      fc.array(fc.integer({ min: -4, max: 4 }), { minLength: ROWS, maxLength: ROWS }),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), vectors, (entries, [right, left]) => {
        const matrix = matrixOf(entries);
        const full = dense(matrix);
        const again = sparseFromDense(Matrix.fromRows(full));
        expect(dense(again)).toEqual(full);
        expect(Array.from(timesVector(matrix, Float64Array.from(right)), plain)).toEqual(
          full.map((row) => plain(row.reduce((sum, value, c) => sum + value * right[c], 0))),
        );
        expect(Array.from(transposedTimesVector(matrix, Float64Array.from(left)), plain)).toEqual(
          right.map((_, c) => plain(full.reduce((sum, row, r) => sum + row[c] * left[r], 0))),
        );
        const squares = weightedSquares(again, Float64Array.from(left));
        for (let a = 0; a < COLUMNS; a++) {
          for (let b = 0; b <= a; b++) {
            expect(squares.at(a, b)).toBeCloseTo(
              full.reduce((sum, row, r) => sum + left[r] * row[a] * row[b], 0),
              12,
            );
          }
        }
      }),
    );
  });
});

/** Zero has no sign here. */
function plain(value: number): number {
  return value === 0 ? 0 : value;
}
