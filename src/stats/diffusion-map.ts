import { innerProduct } from './inner-product.ts';
import { timesVector, transposedTimesVector } from './sparse-products.ts';
import type { SparseRows } from './sparse-rows.ts';

/** Rounds of orthogonal iteration. The small eigenvalues that need more hardly count. */
const ROUNDS = 40;

/**
 * Returns a point of length 1 for each row. Rows are close if random walks from them, from row to
 * column to row, reach the same rows: so rows that share no column, but whose columns meet in other
 * rows, are close too. The more steps, the coarser the differences that remain.
 *
 * Coifman and Lafon, "Diffusion maps", Applied and Computational Harmonic Analysis 21 (2006); the
 * bipartite graph of documents and words is that of Dhillon, "Co-clustering documents and words
 * using bipartite spectral graph partitioning", KDD 2001. Cost: O(dimensions x entries + rows x
 * dimensions^2), 40 times.
 *
 * @param counts rows x columns, none below 0.
 * @returns rows x dimensions. A row without entries is all zeros.
 *
 * @example
 * // The first two rows share a column with the third; the last one shares none.
 * const counts = sparseFromDense(Matrix.fromRows([[1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 0, 1]]));
 * diffusionMap(counts, 1, 1); // => [-1, -1, -1, 1]
 */
export function diffusionMap(counts: SparseRows, dimensions: number, steps: number): Float32Array {
  const { walk, rowSums } = symmetricWalk(counts);
  const { vectors, lengths } = largestEigenvectors(walk, rowSums.map(Math.sqrt), dimensions);
  const points = new Float32Array(counts.rows * dimensions);
  for (let row = 0; row < counts.rows; row++) {
    if (rowSums[row] === 0) continue;
    const point = Float64Array.from(
      vectors,
      (vector, d) => (vector[row] * lengths[d] ** steps) / Math.sqrt(rowSums[row]),
    );
    const length = Math.hypot(...point) || 1;
    points.set(
      point.map((value) => value / length),
      row * dimensions,
    );
  }
  return points;
}

interface Eigenvectors {
  vectors: Float64Array[];
  /** The eigenvalue of each. */
  lengths: number[];
}

/** Returns the walk from row to column to row as a symmetric matrix, by its product with a vector. */
function symmetricWalk(counts: SparseRows): {
  walk: (vector: Float64Array) => Float64Array;
  rowSums: Float64Array;
} {
  const rowSums = timesVector(counts, new Float64Array(counts.columns).fill(1));
  const columnSums = transposedTimesVector(counts, new Float64Array(counts.rows).fill(1));
  const roots = rowSums.map((sum) => 1 / Math.sqrt(sum || 1));
  return {
    rowSums,
    walk(vector) {
      const atColumns = transposedTimesVector(
        counts,
        vector.map((value, row) => value * roots[row]),
      );
      const back = timesVector(
        counts,
        atColumns.map((value, column) => value / (columnSums[column] || 1)),
      );
      return back.map((value, row) => value * roots[row]);
    },
  };
}

/**
 * Returns the eigenvectors with the largest eigenvalues after the first, which is known, by orthogonal
 * iteration (Golub and Van Loan, "Matrix Computations", section 8.2).
 */
function largestEigenvectors(
  multiply: (vector: Float64Array) => Float64Array,
  first: Float64Array,
  count: number,
): Eigenvectors {
  let vectors = Array.from({ length: count }, (_, d) => scattered(first.length, d));
  let lengths: number[] = [];
  const known = first.slice();
  makeUnit(known);
  for (let round = 0; round < ROUNDS; round++) {
    vectors = vectors.map(multiply);
    lengths = vectors.map((vector, d) => {
      for (const other of [known, ...vectors.slice(0, d)]) removeFrom(vector, other);
      return makeUnit(vector);
    });
  }
  return { vectors, lengths };
}

/** Returns numbers without a pattern: what is behind the point in multiples of a square root. */
function scattered(length: number, number: number): Float64Array {
  const root = Math.sqrt(number + 1.5);
  return Float64Array.from({ length }, (_, at) => (((at + 1) * root) % 1) - 0.5);
}

function removeFrom(vector: Float64Array, other: Float64Array): void {
  const product = innerProduct(vector, other);
  for (let at = 0; at < vector.length; at++) vector[at] -= product * other[at];
}

/** Scales a vector in place to length 1. Returns its length before. */
function makeUnit(vector: Float64Array): number {
  const length = Math.sqrt(innerProduct(vector, vector));
  if (length > 0) for (let at = 0; at < vector.length; at++) vector[at] /= length;
  return length;
}
