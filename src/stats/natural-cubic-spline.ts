import { Matrix } from './matrix.ts';

/**
 * Returns the basis of a natural cubic spline, linear beyond the outer knots, for trends of any
 * smooth shape (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed.,
 * eq. 5.4-5.5). The knots are at even quantiles of the distinct values of x. There is no constant
 * column; columns are centred and scaled to a standard deviation of 1.
 * Cost: O(x.length (log x.length + columns)).
 *
 * @param x finite, in any order.
 * @param columns degrees of freedom besides the constant: 1 is a straight line.
 * @returns x.length x columns, but at most one column fewer than x has distinct values.
 *
 * @example
 * const basis = naturalCubicSplineBasis(Float64Array.of(0, 1, 2, 3), 2);
 * basis.columns; // => 2
 * basis.row(0); // => [-1.34164, -0.859247]
 */
export function naturalCubicSplineBasis(x: Float64Array, columns: number): Matrix {
  const distinct = [...new Set(x.toSorted())];
  const size = Math.min(columns, distinct.length - 1);
  if (size < 1) return new Matrix(x.length, 0);
  const low = distinct[0];
  const range = distinct[distinct.length - 1] - low;
  // Cubes of large numbers lose digits when subtracted, so x is scaled to 0..1 first.
  const knots = Array.from(
    { length: size + 1 },
    (_, k) => (distinct[Math.round((k / size) * (distinct.length - 1))] - low) / range,
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

/** Returns a cubic that starts at the knot and is linear beyond the last one. */
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
