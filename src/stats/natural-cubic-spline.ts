import { Matrix } from './matrix.ts';

/**
 * Basis of a natural cubic spline, linear beyond the outer knots, for trends without a shape given
 * beforehand (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed.,
 * eq. 5.4-5.5). Knots at even quantiles of the different values of x; without the constant;
 * columns centred and scaled to a standard deviation of 1.
 *
 * @param x finite, in any order.
 * @param columns degrees of freedom besides the constant: 1 is a straight line.
 * @returns x.length x columns. There are fewer columns where x has fewer different
 *   values than these need, one less than values; none where all are the same.
 *   Time O(x.length (log x.length + columns)).
 */
export function naturalCubicSplineBasis(x: Float64Array, columns: number): Matrix {
  const different = [...new Set(x.toSorted())];
  const size = Math.min(columns, different.length - 1);
  if (size < 1) return new Matrix(x.length, 0);
  const low = different[0];
  const range = different[different.length - 1] - low;
  // Cubes of large numbers would drown each other's digits: x is brought to 0..1 first.
  const knots = Array.from(
    { length: size + 1 },
    (_, k) => (different[Math.round((k / size) * (different.length - 1))] - low) / range,
  );
  const basis = new Matrix(x.length, size);
  for (const [i, value] of x.entries()) fillRow(basis.row(i), (value - low) / range, knots);
  for (let c = 0; c < size; c++) standardise(basis, c);
  return basis;
}

function fillRow(row: Float64Array, x: number, knots: readonly number[]): void {
  const last = knots.length - 1;
  const slopeless = bend(x, knots[last - 1], knots[last]);
  row[0] = x;
  for (let k = 0; k < last - 1; k++) {
    row[k + 1] = bend(x, knots[k], knots[last]) - slopeless;
  }
}

/** A cubic that begins at the knot and is let go at the last one. */
function bend(x: number, knot: number, last: number): number {
  return (Math.max(0, x - knot) ** 3 - Math.max(0, x - last) ** 3) / (last - knot);
}

function standardise(basis: Matrix, c: number): void {
  const { rows } = basis;
  let sum = 0;
  for (let r = 0; r < rows; r++) sum += basis.at(r, c);
  const centre = sum / rows;
  let squares = 0;
  for (let r = 0; r < rows; r++) squares += (basis.at(r, c) - centre) ** 2;
  const scale = Math.sqrt(squares / rows) || 1;
  for (let r = 0; r < rows; r++) basis.set(r, c, (basis.at(r, c) - centre) / scale);
}
