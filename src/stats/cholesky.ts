import { Matrix } from './matrix.ts';

/**
 * Returns the Cholesky factor L of a symmetric positive semi-definite matrix A: A = L L', L lower
 * triangular. A pivot at or below `tolerance` times its diagonal entry is a direction without
 * information: its row and column of L become zero.
 *
 * Golub and Van Loan, Matrix Computations, 4th ed., section 4.2. Zeros before the first number of a
 * row are skipped. Cost: at most size^3 / 3; size x width^2 for a band.
 *
 * @param matrix size x size; only the lower half is read.
 *
 * @example
 * choleskyFactor(Matrix.fromRows([[4, 2], [2, 5]])).values; // => [2, 0, 1, 2]
 */
export function choleskyFactor(matrix: Matrix, tolerance = 1e-12): Matrix {
  const size = matrix.rows;
  const result = new Matrix(size, size);
  // Plain index arithmetic: this is the innermost loop of every regression.
  const { values } = matrix;
  const { values: factor } = result;
  const first = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const rowI = i * size;
    while (first[i] < i && values[rowI + first[i]] === 0) first[i]++;
    for (let j = first[i]; j <= i; j++) {
      const rowJ = j * size;
      let sum = values[rowI + j];
      for (let k = Math.max(first[i], first[j]); k < j; k++) {
        sum -= factor[rowI + k] * factor[rowJ + k];
      }
      if (i === j) {
        factor[rowI + i] = sum > tolerance * Math.abs(values[rowI + i]) ? Math.sqrt(sum) : 0;
      } else factor[rowI + j] = factor[rowJ + j] > 0 ? sum / factor[rowJ + j] : 0;
    }
  }
  return result;
}

/**
 * Returns the directions in which the factored matrix is not positive definite: the data and any
 * prior add nothing about these coefficients once those before them are known. Empty for a positive
 * definite matrix. Cost: O(size).
 *
 * @example
 * withoutInformation(choleskyFactor(Matrix.fromRows([[1, 2], [2, 4]]))); // => [1]
 */
export function withoutInformation(factor: Matrix): number[] {
  return Array.from({ length: factor.rows }, (_, i) => i).filter((i) => factor.at(i, i) === 0);
}

/**
 * Solves A x = b with the factor of A. Components without information are 0. Cost: O(size^2).
 *
 * @example
 * const factor = choleskyFactor(Matrix.fromRows([[4, 2], [2, 5]]));
 * choleskySolve(factor, Float64Array.of(8, 8)); // => [1.5, 1]
 */
export function choleskySolve(factor: Matrix, b: Float64Array): Float64Array {
  const size = factor.rows;
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    let sum = x[i];
    for (let k = 0; k < i; k++) sum -= factor.at(i, k) * x[k];
    const pivot = factor.at(i, i);
    x[i] = pivot > 0 ? sum / pivot : 0;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i];
    for (let k = i + 1; k < size; k++) sum -= factor.at(k, i) * x[k];
    const pivot = factor.at(i, i);
    x[i] = pivot > 0 ? sum / pivot : 0;
  }
  return x;
}

/**
 * Returns L v + centre: a vector with covariance A if v holds independent standard normal draws.
 * Cost: O(size^2).
 *
 * @param centre is added to the result.
 *
 * @example
 * const factor = choleskyFactor(Matrix.fromRows([[4, 2], [2, 5]]));
 * choleskyTimes(factor, Float64Array.of(1, 1), Float64Array.of(10, 20)); // => [12, 23]
 */
export function choleskyTimes(factor: Matrix, v: Float64Array, centre: Float64Array): Float64Array {
  return centre.map((value, i) => {
    let sum = value;
    for (let k = 0; k <= i; k++) sum += factor.at(i, k) * v[k];
    return sum;
  });
}

/**
 * Returns the inverse of A from its factor. Rows and columns without information are 0.
 * Cost: O(size^3).
 *
 * @example
 * const factor = choleskyFactor(Matrix.fromRows([[4, 2], [2, 5]]));
 * choleskyInverse(factor).values; // => [0.3125, -0.125, -0.125, 0.25]
 */
export function choleskyInverse(factor: Matrix): Matrix {
  const size = factor.rows;
  const inverse = new Matrix(size, size);
  const unit = new Float64Array(size);
  for (let c = 0; c < size; c++) {
    unit.fill(0);
    unit[c] = 1;
    const column = choleskySolve(factor, unit);
    for (let r = 0; r < size; r++) inverse.set(r, c, column[r]);
  }
  return inverse;
}

/**
 * Returns the logarithm of the determinant of A from its factor, over the directions with
 * information. Cost: O(size).
 *
 * @example
 * const factor = choleskyFactor(Matrix.fromRows([[4, 2], [2, 5]]));
 * choleskyLogDeterminant(factor); // => 2.77259, log(16)
 */
export function choleskyLogDeterminant(factor: Matrix): number {
  let log = 0;
  for (let i = 0; i < factor.rows; i++) {
    if (factor.at(i, i) > 0) log += 2 * Math.log(factor.at(i, i));
  }
  return log;
}
