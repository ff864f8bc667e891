import { naturalCubicSplineBasis } from '../../stats/natural-cubic-spline.ts';
import { DAY } from '../../model/instant.ts';
import { type Cells, TENURES } from './cells.ts';
import { intervalCount, type TimeGrid, watchedDays } from './time-grid.ts';

/** Which column of the hazard regression means what. */
export interface HazardColumns {
  count: number;
  /** Group g > 0 against group 0: `group + g - 1`. */
  group: number;
  /** Tenure bracket t > 0 against the youngest: `tenure + t - 1`. */
  tenure: number;
  mutual: number;
  trend: number;
  trends: number;
  /** Effect of topic k over all: `topic + k`; the last "topic" is overload. */
  topic: number;
  topics: number;
  /** How far group g's effect of topic k is from that: `byGroup + k * groups + g`; -1 where not told apart. */
  byGroup: number;
}

/** A knot of the trend for every so many days: seasons and growth, not weeks. */
const DAYS_A_KNOT = 60;
const MOST_KNOTS = 8;

export function hazardColumns(cells: Cells, trends: number, topics: number): HazardColumns {
  const group = 1;
  const tenure = group + cells.groups - 1;
  const mutual = tenure + TENURES - 1;
  const trend = mutual + 1;
  const topic = trend + trends;
  const apart = cells.groups > 1;
  const byGroup = topic + topics;
  return {
    count: byGroup + (apart ? topics * cells.groups : 0),
    group,
    tenure,
    mutual,
    trend,
    trends,
    topic,
    topics,
    byGroup: apart ? byGroup : -1,
  };
}

/**
 * Slow trends as a natural cubic spline of time, a knot for about every two months.
 *
 * @returns intervals x columns, row-major, centred; no columns where the time is too short for any.
 */
export function trendBasis(grid: TimeGrid): { values: Float64Array; columns: number } {
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
