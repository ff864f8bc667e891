/**
 * Value at x of the polynomial with these coefficients, the constant first, by Horner's scheme.
 * Time O(coefficients).
 */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}
