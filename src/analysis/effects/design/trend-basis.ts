import { Matrix } from '../../../stats/matrix.ts';
import { DAY } from '../../../model/instant.ts';
import { naturalCubicSplineBasis } from '../../../stats/natural-cubic-spline.ts';
import { intervalCount, type TimeGrid, watchedDays } from './time-grid.ts';

/** Days for each knot of the trend: it follows seasons and growth, not weeks. */
const DAYS_A_KNOT = 60;
const MOST_KNOTS = 8;

/**
 * Returns slow trends as a natural cubic spline of time, with a knot about every two months.
 *
 * @returns intervals x columns, centred; without columns if the time is too short for any.
 */
export function trendBasis(grid: TimeGrid): Matrix {
  const intervals = intervalCount(grid);
  const knots = Math.min(
    MOST_KNOTS,
    Math.floor(watchedDays(grid) / DAYS_A_KNOT),
    Math.floor(intervals / 8),
  );
  if (knots < 1) return new Matrix(intervals, 0);
  const middles = Float64Array.from(
    { length: intervals },
    (_, i) => ((grid.bound[i] + grid.bound[i + 1]) / 2 - grid.bound[0]) / DAY,
  );
  return naturalCubicSplineBasis(middles, knots);
}
