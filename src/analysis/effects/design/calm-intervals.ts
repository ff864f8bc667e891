import { Matrix } from '../../../stats/matrix.ts';
import {
  type AdditiveProblem,
  additivePoissonRegression,
} from '../../../stats/additive-poisson-regression.ts';
import { sparseFromDense } from '../../../stats/sparse-from-dense.ts';

/**
 * An interval with a residual of more standard deviations than this is a burst that no post
 * explains.
 */
const BURST = 6;
const FEWEST_IN_A_BURST = 8;
const MOST_BURSTS = 10;

/**
 * Returns the intervals without bursts. It drops the one with the largest residual and fits the
 * rest again, until none is left.
 */
export function calmIntervals(design: Matrix, counts: Float64Array): number[] {
  let calm = Array.from(counts.keys());
  for (let bursts = 0; bursts < MOST_BURSTS; bursts++) {
    const fit = additivePoissonRegression(only(calm, design, counts));
    let farthest = -1;
    let distance = BURST;
    for (const [row, i] of calm.entries()) {
      // The dispersion is computed without the burst.
      const expected = fit.fitted[row];
      const own = (counts[i] - expected) ** 2 / Math.max(expected, 0.25);
      const freedom = Math.max(1, calm.length - design.columns);
      const spread = Math.max(1, (fit.dispersion * freedom - own) / freedom);
      const out = (counts[i] - expected) / Math.sqrt(spread * Math.max(expected, 0.25));
      if (out > distance && counts[i] >= FEWEST_IN_A_BURST) {
        farthest = i;
        distance = out;
      }
    }
    if (farthest < 0) break;
    calm = calm.filter((i) => i !== farthest);
  }
  return calm;
}

/** Returns the rows of some intervals. */
export function only(
  intervals: readonly number[],
  design: Matrix,
  counts: Float64Array,
): AdditiveProblem {
  const rows = new Matrix(intervals.length, design.columns);
  for (const [row, i] of intervals.entries()) rows.row(row).set(design.row(i));
  return {
    design: sparseFromDense(rows),
    counts: Float64Array.from(intervals, (i) => counts[i]),
  };
}
