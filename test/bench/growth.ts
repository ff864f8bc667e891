/**
 * How something grows from one size to another, as the exponent of a power: 1 is in proportion,
 * 2 with the square, 0 not at all.
 */
export function growthExponent(
  small: { size: number; value: number },
  large: { size: number; value: number },
): number {
  return Math.log(large.value / small.value) / Math.log(large.size / small.size);
}
