/**
 * Returns the value at x of the polynomial with these coefficients, constant first, by Horner's
 * scheme. Cost: O(coefficients).
 *
 * @example
 * polynomial([1, 2, 3], 2); // => 17
 */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}
