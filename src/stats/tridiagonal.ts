import { Matrix } from './matrix.ts';

/** A symmetric matrix with zeros outside the diagonal and its neighbours. */
export interface Tridiagonal {
  diagonal: Float64Array;
  /** `below[i]` is in row i, column i - 1, and mirrored above the diagonal; `below[0]` is unused. */
  below: Float64Array;
}

/** The factors of a positive definite tridiagonal matrix: A = L D L', with ones on L's diagonal. */
export interface TridiagonalFactor {
  /** The diagonal of D. */
  pivot: Float64Array;
  /** `ratio[i]` is in row i, column i - 1 of L. */
  ratio: Float64Array;
}

/**
 * Factors a positive definite tridiagonal matrix (Golub and Van Loan, Matrix Computations, 4th ed.,
 * section 4.3.6). Cost: O(size).
 *
 * @throws RangeError if the matrix is not positive definite.
 *
 * @example
 * const matrix = { diagonal: Float64Array.of(4, 5), below: Float64Array.of(0, 2) };
 * tridiagonalFactor(matrix).pivot; // => [4, 4]
 */
export function tridiagonalFactor({ diagonal, below }: Tridiagonal): TridiagonalFactor {
  const size = diagonal.length;
  const pivot = new Float64Array(size);
  const ratio = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    ratio[i] = i === 0 ? 0 : below[i] / pivot[i - 1];
    pivot[i] = diagonal[i] - (i === 0 ? 0 : ratio[i] * below[i]);
    if (!(pivot[i] > 0)) throw new RangeError(`not positive definite in row ${i}`);
  }
  return { pivot, ratio };
}

/**
 * Solves L Z = V for several right-hand sides, in place.
 *
 * @param values size x columns. Cost: O(size x columns).
 *
 * @example
 * const factor = tridiagonalFactor({ diagonal: Float64Array.of(4, 5), below: Float64Array.of(0, 2) });
 * const values = Matrix.fromRows([[8], [8]]);
 * tridiagonalForward(factor, values);
 * values.values; // => [8, 4]
 */
export function tridiagonalForward(
  { ratio }: TridiagonalFactor,
  { columns, values }: Matrix,
): void {
  for (let i = 1; i < ratio.length; i++) {
    const factor = ratio[i];
    if (factor === 0) continue;
    const row = i * columns;
    for (let c = 0; c < columns; c++) values[row + c] -= factor * values[row - columns + c];
  }
}

/**
 * Solves A x = v. Cost: O(size).
 *
 * @example
 * const factor = tridiagonalFactor({ diagonal: Float64Array.of(4, 5), below: Float64Array.of(0, 2) });
 * tridiagonalSolve(factor, Float64Array.of(8, 8)); // => [1.5, 1]
 */
export function tridiagonalSolve(factor: TridiagonalFactor, v: Float64Array): Float64Array {
  const { pivot, ratio } = factor;
  const x = v.slice();
  tridiagonalForward(factor, new Matrix(x.length, 1, x));
  for (let i = 0; i < x.length; i++) x[i] /= pivot[i];
  for (let i = x.length - 2; i >= 0; i--) x[i] -= ratio[i + 1] * x[i + 1];
  return x;
}

/**
 * Returns A v. Cost: O(size).
 *
 * @example
 * const matrix = { diagonal: Float64Array.of(4, 5), below: Float64Array.of(0, 2) };
 * tridiagonalTimes(matrix, Float64Array.of(1.5, 1)); // => [8, 8]
 */
export function tridiagonalTimes({ diagonal, below }: Tridiagonal, v: Float64Array): Float64Array {
  const last = v.length - 1;
  return v.map((value, i) => {
    const before = i > 0 ? below[i] * v[i - 1] : 0;
    return before + diagonal[i] * value + (i < last ? below[i + 1] * v[i + 1] : 0);
  });
}

/**
 * Returns the logarithm of the determinant of A from its factors. Cost: O(size).
 *
 * @example
 * const factor = tridiagonalFactor({ diagonal: Float64Array.of(4, 5), below: Float64Array.of(0, 2) });
 * tridiagonalLogDeterminant(factor); // => 2.77259, log(16)
 */
export function tridiagonalLogDeterminant({ pivot }: TridiagonalFactor): number {
  return pivot.reduce((sum, value) => sum + Math.log(value), 0);
}
