/**
 * A quadratic penalty b'Pb / 2 on coefficients b, the negative logarithm of a Gaussian prior around
 * 0 with precision P. `penalty` holds either the diagonal of P, one number a coefficient, or all of
 * P, symmetric and row-major.
 */

/** P b. Time O(numbers in the penalty). */
export function penaltyTimes(penalty: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  if (isDiagonal(penalty, size)) return vector.map((value, c) => penalty[c] * value);
  return vector.map((_, row) => {
    let sum = 0;
    for (let c = 0; c < size; c++) sum += penalty[row * size + c] * vector[c];
    return sum;
  });
}

/** Adds P to a size x size matrix in place. Time O(numbers in the penalty). */
export function addPenalty(matrix: Float64Array, penalty: Float64Array, size: number): void {
  const stride = isDiagonal(penalty, size) ? size + 1 : 1;
  for (let p = 0; p < penalty.length; p++) matrix[p * stride] += penalty[p];
}

function isDiagonal(penalty: Float64Array, size: number): boolean {
  return penalty.length === size;
}
