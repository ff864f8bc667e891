type Numbers = Float32Array | Float64Array;

/** The sum of the products of two points' numbers: of points of length 1 their cosine. */
export function innerProduct(a: Numbers, b: Numbers): number {
  return innerProductAt(a, 0, b, 0, b.length);
}

/**
 * The same of points that stand somewhere in longer rows. Summed in four parts, which processors do
 * at once; so the last digits differ from those of a plain sum.
 */
export function innerProductAt(
  a: Numbers,
  fromA: number,
  b: Numbers,
  fromB: number,
  dimensions: number,
): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  let d = 0;
  for (; d + 3 < dimensions; d += 4) {
    first += a[fromA + d] * b[fromB + d];
    second += a[fromA + d + 1] * b[fromB + d + 1];
    third += a[fromA + d + 2] * b[fromB + d + 2];
    fourth += a[fromA + d + 3] * b[fromB + d + 3];
  }
  for (; d < dimensions; d++) first += a[fromA + d] * b[fromB + d];
  return first + second + (third + fourth);
}
