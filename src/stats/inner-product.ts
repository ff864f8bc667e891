/** The sum of the products of two points' numbers: of points of length 1 their cosine. */
export function innerProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < b.length; d++) sum += a[d] * b[d];
  return sum;
}
