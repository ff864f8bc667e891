/** A symmetric matrix of which only the diagonal and its neighbours are not 0. */
export interface Tridiagonal {
  diagonal: Float64Array;
  /** `below[i]` stands in row i, column i - 1, and above the diagonal too; `below[0]` is not used. */
  below: Float64Array;
}

/** The factors of a positive definite one: A = L D L', L with ones on its diagonal. */
export interface TridiagonalFactor {
  /** The diagonal of D. */
  pivot: Float64Array;
  /** `ratio[i]` stands in row i, column i - 1 of L. */
  ratio: Float64Array;
}

/**
 * Factors a positive definite tridiagonal matrix (Golub and Van Loan, Matrix Computations, 4th ed.,
 * section 4.3.6). Time O(size).
 *
 * @throws RangeError where it is not positive definite.
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
 * Solves L Z = V for several right-hand sides at once, in place.
 *
 * @param values size x columns, row-major. Time O(size x columns).
 */
export function tridiagonalForward(
  { ratio }: TridiagonalFactor,
  values: Float64Array,
  columns: number,
): void {
  for (let i = 1; i < ratio.length; i++) {
    const factor = ratio[i];
    if (factor === 0) continue;
    const row = i * columns;
    for (let c = 0; c < columns; c++) values[row + c] -= factor * values[row - columns + c];
  }
}

/** Solves A x = v. Time O(size). */
export function tridiagonalSolve(factor: TridiagonalFactor, v: Float64Array): Float64Array {
  const { pivot, ratio } = factor;
  const x = v.slice();
  tridiagonalForward(factor, x, 1);
  for (let i = 0; i < x.length; i++) x[i] /= pivot[i];
  for (let i = x.length - 2; i >= 0; i--) x[i] -= ratio[i + 1] * x[i + 1];
  return x;
}

/** A v. Time O(size). */
export function tridiagonalTimes({ diagonal, below }: Tridiagonal, v: Float64Array): Float64Array {
  const last = v.length - 1;
  return v.map((value, i) => {
    const before = i > 0 ? below[i] * v[i - 1] : 0;
    return before + diagonal[i] * value + (i < last ? below[i + 1] * v[i + 1] : 0);
  });
}

/** Logarithm of the determinant of A by its factors. Time O(size). */
export function tridiagonalLogDeterminant({ pivot }: TridiagonalFactor): number {
  return pivot.reduce((sum, value) => sum + Math.log(value), 0);
}
