import type { SparseRows } from './sparse-rows.ts';

/** Counts to be explained by a log-linear model. */
export interface PoissonProblem {
  /** observations x coefficients. */
  design: SparseRows;
  /** Counts, one an observation; not negative, fractions allowed. */
  counts: Float64Array;
  /**
   * Logarithm of each observation's exposure, added to its linear predictor. -Infinity, no
   * exposure at all, is allowed where nothing was counted: such a row says nothing.
   */
  offset: Float64Array;
  /**
   * Precision of the coefficients' Gaussian prior around 0: one number a coefficient, 0 for none,
   * or a whole positive semi-definite matrix; see `quadratic-penalty.ts`.
   */
  penalty: Float64Array;
  /** Where to start from; otherwise a first round of weighted least squares. */
  start?: Float64Array;
}

/** @throws RangeError for what cannot be counts, exposures or a design. */
export function refuseImpossibleCounts({
  design,
  counts,
  offset,
  penalty,
}: Omit<PoissonProblem, 'start'>): void {
  const { rows, columns } = design;
  if (counts.length !== rows || offset.length !== rows) {
    throw new RangeError(`${rows} rows, but ${counts.length} counts and ${offset.length} offsets`);
  }
  if (penalty.length !== columns && penalty.length !== columns * columns) {
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
  if (!design.value.every(Number.isFinite)) throw new RangeError('the design is not all numbers');
}
