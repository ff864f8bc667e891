/**
 * A matrix of numbers, stored row by row in one array: the number in row r and column c is
 * `values[r * columns + c]`. Memory: 8 bytes a number.
 *
 * @example
 * const matrix = Matrix.fromRows([[4, 2], [2, 5]]);
 * matrix.at(1, 0); // => 2
 * matrix.row(1); // => [2, 5]
 */
export class Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;

  /**
   * @param values the numbers row by row, used as they are and not copied; zeros by default.
   * @throws RangeError if there are not rows x columns numbers.
   */
  constructor(rows: number, columns: number, values = new Float64Array(rows * columns)) {
    if (values.length !== rows * columns) {
      throw new RangeError(`${values.length} numbers for ${rows} rows and ${columns} columns`);
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  static fromRows(rows: readonly ArrayLike<number>[]): Matrix {
    const matrix = new Matrix(rows.length, rows[0]?.length ?? 0);
    for (const [r, row] of rows.entries()) matrix.row(r).set(row);
    return matrix;
  }

  at(row: number, column: number): number {
    return this.values[row * this.columns + column];
  }

  set(row: number, column: number, value: number): void {
    this.values[row * this.columns + column] = value;
  }

  add(row: number, column: number, value: number): void {
    this.values[row * this.columns + column] += value;
  }

  /** Returns a view of one row: writing to it changes the matrix. It costs more than a few `at` calls. */
  row(row: number): Float64Array {
    return this.values.subarray(row * this.columns, (row + 1) * this.columns);
  }
}
