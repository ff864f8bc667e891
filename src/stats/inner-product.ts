type Numbers = Float32Array | Float64Array;

/**
 * Returns the inner product of two vectors. For vectors of length 1 it is their cosine.
 * Cost: O(dimensions).
 *
 * @example
 * innerProduct(Float64Array.of(1, 2), Float64Array.of(3, 4)); // => 11
 */
export function innerProduct(a: Numbers, b: Numbers): number {
  return innerProductAt(a, 0, b, 0, b.length);
}

/**
 * Returns the inner product of two vectors that are parts of longer arrays. It adds up four sums at
 * once, which processors do in parallel; so the last digits differ from those of a plain sum.
 * Cost: O(dimensions).
 *
 * @example
 * innerProductAt(Float64Array.of(9, 1, 2), 1, Float64Array.of(3, 4), 0, 2); // => 11
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
