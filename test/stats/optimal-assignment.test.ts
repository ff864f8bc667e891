import { Matrix } from '../../src/stats/matrix.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optimalAssignment } from '../../src/stats/optimal-assignment.ts';

/** The most that any pairing adds up to, by trying all. */
function best(value: number[][], row = 0, used = new Set<number>()): number {
  if (row === value.length) return 0;
  let most = best(value, row + 1, used);
  value[row].forEach((gain, column) => {
    if (gain <= 0 || used.has(column)) return;
    most = Math.max(most, gain + best(value, row + 1, new Set([...used, column])));
  });
  return most;
}

const matrix = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.integer({ min: -2, max: 20 }), { minLength: columns, maxLength: columns }),
      {
        minLength: rows,
        maxLength: rows,
      },
    ),
  );

test('pairs one to one, and no other pairing has a larger sum', () => {
  fc.assert(
    fc.property(matrix, (value) => {
      const found = [...optimalAssignment(Matrix.fromRows(value))];
      const pairs = found.flatMap((column, row) => (column < 0 ? [] : [{ column, row }]));
      expect(new Set(pairs.map(({ column }) => column)).size).toBe(pairs.length);
      const gains = pairs.map(({ column, row }) => value[row][column]);
      expect(gains.every((gain) => gain > 0)).toBe(true);
      expect(gains.reduce((sum, gain) => sum + gain, 0)).toBe(best(value));
    }),
  );
});
