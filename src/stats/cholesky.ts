/**
 * Cholesky factor L (lower, row-major, zeros above) of a symmetric positive semi-definite matrix:
 * A = L L'. A pivot that is not above `tolerance` times its diagonal entry stands for a direction
 * that the data say nothing of: its row and column of L are set to zero.
 *
 * @param matrix size x size, row-major; only the lower half is read.
 * Zeros before the first number of a row stay zeros and are passed over. Time size^3 / 3 at most;
 * size x width^2 for a band. Golub and Van Loan, Matrix Computations, 4th ed., section 4.2.
 *
 * @example
 * choleskyFactor(Float64Array.of(4, 2, 2, 5), 2); // => [2, 0, 1, 2]
 */
export function choleskyFactor(
  matrix: Float64Array,
  size: number,
  tolerance = 1e-12,
): Float64Array {
  const factor = new Float64Array(size * size);
  const first = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const rowI = i * size;
    while (first[i] < i && matrix[rowI + first[i]] === 0) first[i]++;
    for (let j = first[i]; j <= i; j++) {
      const rowJ = j * size;
      let sum = matrix[rowI + j];
      for (let k = Math.max(first[i], first[j]); k < j; k++) {
        sum -= factor[rowI + k] * factor[rowJ + k];
      }
      if (i === j) {
        factor[rowI + i] = sum > tolerance * Math.abs(matrix[rowI + i]) ? Math.sqrt(sum) : 0;
      } else factor[rowI + j] = factor[rowJ + j] > 0 ? sum / factor[rowJ + j] : 0;
    }
  }
  return factor;
}

/**
 * Directions in which the factored matrix was not positive definite: the data, and any prior, say
 * nothing of these coefficients beyond what they say of those before them. Empty for a positive
 * definite matrix. Time O(size).
 *
 * @example
 * withoutInformation(choleskyFactor(Float64Array.of(1, 2, 2, 4), 2), 2); // => [1]
 */
export function withoutInformation(factor: Float64Array, size: number): number[] {
  return Array.from({ length: size }, (_, i) => i).filter((i) => factor[i * size + i] === 0);
}

/** Solves A x = b by the factor of A; components in directions without information come out 0. Time size^2. *
 * @example
 * const factor = choleskyFactor(Float64Array.of(4, 2, 2, 5), 2);
 * choleskySolve(factor, 2, Float64Array.of(8, 8)); // => [1.5, 1]
 */
export function choleskySolve(factor: Float64Array, size: number, b: Float64Array): Float64Array {
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    let sum = x[i];
    for (let k = 0; k < i; k++) sum -= factor[i * size + k] * x[k];
    const pivot = factor[i * size + i];
    x[i] = pivot > 0 ? sum / pivot : 0;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = x[i];
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i] * x[k];
    const pivot = factor[i * size + i];
    x[i] = pivot > 0 ? sum / pivot : 0;
  }
  return x;
}

/** The inverse of A by its factor; rows and columns without information come out 0. Time size^3. *
 * @example
 * const factor = choleskyFactor(Float64Array.of(4, 2, 2, 5), 2);
 * choleskyInverse(factor, 2); // => [0.3125, -0.125, -0.125, 0.25]
 */
export function choleskyInverse(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  const unit = new Float64Array(size);
  for (let c = 0; c < size; c++) {
    unit.fill(0);
    unit[c] = 1;
    const column = choleskySolve(factor, size, unit);
    for (let r = 0; r < size; r++) inverse[r * size + c] = column[r];
  }
  return inverse;
}

/** Logarithm of the determinant of A by its factor, over the directions with information. *
 * @example
 * const factor = choleskyFactor(Float64Array.of(4, 2, 2, 5), 2);
 * choleskyLogDeterminant(factor, 2); // => 2.77259, log(16)
 */
export function choleskyLogDeterminant(factor: Float64Array, size: number): number {
  let log = 0;
  for (let i = 0; i < size; i++)
    if (factor[i * size + i] > 0) log += 2 * Math.log(factor[i * size + i]);
  return log;
}
