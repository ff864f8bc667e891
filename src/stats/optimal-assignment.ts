import type { Matrix } from './matrix.ts';

/**
 * Pairs rows with columns, one to one, with the largest possible sum of values. It makes no pair
 * whose value is 0 or less. The method is shortest augmenting paths (Kuhn, "The Hungarian method for
 * the assignment problem", Naval Research Logistics Quarterly 2, 1955; in the form of Jonker and
 * Volgenant, Computing 38, 1987) and deterministic. Cost: O(n^3), n the larger of rows and columns.
 *
 * @param value rows x columns, finite.
 * @returns the column of each row, or -1.
 *
 * @example
 * // Rows take 4 + 4 rather than 5 + 1.
 * optimalAssignment(Matrix.fromRows([[5, 4], [4, 1]])); // => [1, 0]
 */
export function optimalAssignment(value: Matrix): Int32Array {
  const { rows, columns } = value;
  const size = Math.max(rows, columns);
  const gain = (row: number, column: number): number =>
    row < rows && column < columns ? Math.max(0, value.at(row, column)) : 0;
  // Potentials of rows and columns. Each search begins at column 0, which is outside the matrix.
  const ofRow = new Float64Array(size + 1);
  const ofColumn = new Float64Array(size + 1);
  const rowAt = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowAt[0] = row;
    const before = new Int32Array(size + 1);
    const least = new Float64Array(size + 1).fill(Infinity);
    const done = new Uint8Array(size + 1);
    let at = 0;
    while (rowAt[at] !== 0) {
      done[at] = 1;
      let next = 0;
      let step = Infinity;
      for (let column = 1; column <= size; column++) {
        if (done[column] === 1) continue;
        const from = rowAt[at];
        const cost = -gain(from - 1, column - 1) - ofRow[from] - ofColumn[column];
        if (cost < least[column]) {
          least[column] = cost;
          before[column] = at;
        }
        if (least[column] < step) {
          step = least[column];
          next = column;
        }
      }
      for (let column = 0; column <= size; column++) {
        if (done[column] === 1) {
          ofRow[rowAt[column]] += step;
          ofColumn[column] -= step;
        } else least[column] -= step;
      }
      at = next;
    }
    for (; at !== 0; at = before[at]) rowAt[at] = rowAt[before[at]];
  }
  const columnOf = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = rowAt[column] - 1;
    if (row < rows && gain(row, column - 1) > 0) columnOf[row] = column - 1;
  }
  return columnOf;
}
