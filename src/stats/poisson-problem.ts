import type { SparseRows } from './sparse-rows.ts';

/** Counts and the design of a log-linear model with Gaussian priors. */
export interface PoissonProblem {
  /** observations x coefficients. */
  design: SparseRows;
  /** Counts, one an observation; not negative, fractions allowed. */
  counts: Float64Array;
  /**
   * Logarithm of each observation's exposure, added to its linear predictor. -Infinity (no
   * exposure) is allowed where the count is 0: such a row carries no information.
   */
  offset: Float64Array;
  /** Precision (1 / variance) of each coefficient's Gaussian prior around 0; 0 for none. */
  penalty: Float64Array;
}

/**
 * Rejects a problem whose lengths do not match, or whose numbers cannot be counts, exposures and a
 * design. Cost: O(observations + entries of the design).
 *
 * @throws RangeError that names the row.
 *
 * @example
 * const design = sparseFromDense(Matrix.fromRows([[1], [1]]));
 * refuseImpossibleCounts({
 *   design,
 *   counts: Float64Array.of(3, -1),
 *   offset: Float64Array.of(0, 0),
 *   penalty: Float64Array.of(0),
 * }); // throws 'row 1 has a count of -1'
 */
export function refuseImpossibleCounts({ design, counts, offset, penalty }: PoissonProblem): void {
  const { rows, columns } = design;
  if (counts.length !== rows || offset.length !== rows) {
    throw new RangeError(`${rows} rows, but ${counts.length} counts and ${offset.length} offsets`);
  }
  if (penalty.length !== columns) {
    throw new RangeError(`a penalty of ${penalty.length} numbers for ${columns} coefficients`);
  }
  for (let r = 0; r < rows; r++) {
    if (!(counts[r] >= 0 && counts[r] < Infinity)) {
      throw new RangeError(`row ${r} has a count of ${counts[r]}`);
    }
    if (!(offset[r] < Infinity)) throw new RangeError(`row ${r} has an offset of ${offset[r]}`);
    if (offset[r] === -Infinity && counts[r] > 0) {
      throw new RangeError(`row ${r} counts ${counts[r]} without any exposure`);
    }
  }
  for (let e = 0; e < design.value.length; e++) {
    if (!Number.isFinite(design.value[e])) throw new RangeError('the design is not all numbers');
  }
}
