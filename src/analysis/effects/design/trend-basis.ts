import { DAY } from '../../../model/instant.ts';
import { naturalCubicSplineBasis } from '../../../stats/natural-cubic-spline.ts';
import { intervalCount, type TimeGrid, watchedDays } from './time-grid.ts';

/** A knot of the trend for every so many days: seasons and growth, not weeks. */
const DAYS_A_KNOT = 60;
const MOST_KNOTS = 8;

/** Columns of slow trends: intervals x columns, row-major. */
export interface Trend {
  values: Float64Array;
  columns: number;
}

/**
 * Slow trends as a natural cubic spline of time, a knot for about every two months.
 *
 * @returns intervals x columns, row-major, centred; no columns where the time is too short for any.
 */
export function trendBasis(grid: TimeGrid): Trend {
  const intervals = intervalCount(grid);
  const knots = Math.min(
    MOST_KNOTS,
    Math.floor(watchedDays(grid) / DAYS_A_KNOT),
    Math.floor(intervals / 8),
  );
  if (knots < 1) return { values: new Float64Array(0), columns: 0 };
  const middles = Float64Array.from(
    { length: intervals },
    (_, i) => ((grid.bound[i] + grid.bound[i + 1]) / 2 - grid.bound[0]) / DAY,
  );
  return naturalCubicSplineBasis(middles, knots);
}
