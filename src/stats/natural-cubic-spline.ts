/**
 * Basis of a natural cubic spline (linear beyond the outer knots), knots at even quantiles of x
 * (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., eq. 5.4-5.5),
 * without the constant; columns centred and scaled to a standard deviation of 1.
 *
 * @param x any order; at least two different values.
 * @param columns degrees of freedom besides the constant: 1 is a straight line.
 * @returns x.length x columns, row-major. Time O(x.length (log x.length + columns)).
 */
export function naturalCubicSplineBasis(
  x: Float64Array,
  columns: number,
): { values: Float64Array; columns: number } {
  const sorted = x.slice().sort();
  const knots = Array.from(
    { length: columns + 1 },
    (_, k) => sorted[Math.round((k / columns) * (x.length - 1))],
  );
  const last = knots[columns];
  const cubic = (value: number, knot: number): number => Math.max(0, value - knot) ** 3;
  const distance = (value: number, k: number): number =>
    (cubic(value, knots[k]) - cubic(value, last)) / (last - knots[k]);
  const values = new Float64Array(x.length * columns);
  for (const [i, value] of x.entries()) {
    values[i * columns] = value;
    for (let k = 0; k < columns - 1; k++) {
      values[i * columns + k + 1] = distance(value, k) - distance(value, columns - 1);
    }
  }
  for (let c = 0; c < columns; c++) standardise(values, columns, c, x.length);
  return { values, columns };
}

function standardise(values: Float64Array, columns: number, c: number, rows: number): void {
  let sum = 0;
  for (let r = 0; r < rows; r++) sum += values[r * columns + c];
  const centre = sum / rows;
  let squares = 0;
  for (let r = 0; r < rows; r++) squares += (values[r * columns + c] - centre) ** 2;
  const scale = Math.sqrt(squares / rows) || 1;
  for (let r = 0; r < rows; r++)
    values[r * columns + c] = (values[r * columns + c] - centre) / scale;
}
