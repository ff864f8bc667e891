import type { Matrix } from './matrix.ts';

/** An eigenvalue with its eigenvector of length 1. */
export interface Eigenvector {
  value: number;
  vector: Float64Array;
}

const MOST_SWEEPS = 50;
/** Entries off the diagonal are 0 from this size on, relative to the whole matrix. */
const NEGLIGIBLE = 1e-12;

/**
 * Returns the eigenvectors of a symmetric matrix, the largest eigenvalue first, by cyclic Jacobi
 * rotations (Golub and Van Loan, "Matrix Computations", section 8.5). It suits small matrices. The
 * largest entry of each vector is positive, so the result is deterministic. Cost: O(sweeps x
 * size^3), some 8 sweeps.
 *
 * @example
 * symmetricEigenvectors(Matrix.fromRows([[2, 0], [0, 5]])).map(({ value }) => value); // => [5, 2]
 */
export function symmetricEigenvectors(matrix: Matrix): Eigenvector[] {
  const size = matrix.rows;
  const a = Array.from({ length: size }, (_, row) => matrix.row(row).slice());
  const v = a.map((_, row) => Float64Array.from(a, (_, column) => (row === column ? 1 : 0)));
  const whole = a.reduce((sum, row) => sum + row.reduce((own, value) => own + value ** 2, 0), 0);
  for (let sweep = 0; sweep < MOST_SWEEPS && offDiagonal(a) > NEGLIGIBLE ** 2 * whole; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, p, q);
  }
  return a
    .map((row, at) => ({ value: row[at], vector: withSign(v[at]) }))
    .sort((first, second) => second.value - first.value);
}

function offDiagonal(a: readonly Float64Array[]): number {
  let sum = 0;
  a.forEach((row, at) => row.forEach((value, other) => (sum += other === at ? 0 : value ** 2)));
  return sum;
}

/** Makes the entry (p, q) zero. The rows of `v` are the eigenvectors so far. */
function rotate(
  a: readonly Float64Array[],
  v: readonly Float64Array[],
  p: number,
  q: number,
): void {
  if (a[p][q] === 0) return;
  const ratio = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (const row of a) turn(row, row, p, q, cosine, sine);
  for (let at = 0; at < a.length; at++) {
    turn(a[p], a[q], at, at, cosine, sine);
    turn(v[p], v[q], at, at, cosine, sine);
  }
}

function turn(
  one: Float64Array,
  other: Float64Array,
  p: number,
  q: number,
  cosine: number,
  sine: number,
): void {
  const [x, y] = [one[p], other[q]];
  one[p] = cosine * x - sine * y;
  other[q] = sine * x + cosine * y;
}

function withSign(vector: Float64Array): Float64Array {
  const largest = vector.reduce(
    (most, value) => (Math.abs(value) > Math.abs(most) ? value : most),
    0,
  );
  return largest < 0 ? vector.map((value) => -value) : vector;
}
