import { poissonRegression } from '../../../stats/poisson-regression.ts';
import { sparseRows } from '../../../stats/sparse-rows.ts';
import { type Cells, TENURES } from './cells.ts';
import type { Trend } from './trend-basis.ts';

/** How fast each kind of follower leaves, all else being equal. */
export interface GroupHazards {
  /** Factor on the hazard of the youngest whom the owner does not follow: tenure x 2 + mutual. */
  hazard: Float64Array;
  /** Variance of an interval's departures over their mean, at least 1: how far departures bunch. */
  dispersion: number;
}

/** Standard deviations of the priors of log hazard ratios: what is expected of anything at all. */
const KIND_SPREAD = 3;
const TOPIC_SPREAD = 1;

/**
 * Compares kinds of followers by tenure and by whether the owner follows back, topics and slow
 * trends set off: a Poisson regression of the departures of each cell.
 *
 * @param cells of one group.
 * @param exposure intervals x columns: mean exposure to each topic.
 * Time O(rounds x cells x (columns + trends)^2).
 */
export function groupHazards(
  cells: Cells,
  exposure: Float64Array,
  columns: number,
  trend: Trend,
): GroupHazards {
  const [mutual, trends, topics] = [TENURES, TENURES + 1, TENURES + 1 + trend.columns];
  const entries = { row: [] as number[], column: [] as number[], value: [] as number[] };
  const rows = cells.left.length;
  for (let r = 0; r < rows; r++) {
    const put = (column: number, value: number): void => {
      if (value === 0) return;
      entries.row.push(r);
      entries.column.push(column);
      entries.value.push(value);
    };
    const i = cells.interval[r];
    put(0, 1);
    if (cells.tenure[r] > 0) put(cells.tenure[r], 1);
    put(mutual, cells.mutual[r]);
    for (let c = 0; c < trend.columns; c++) put(trends + c, trend.values[i * trend.columns + c]);
    for (let k = 0; k < columns; k++) put(topics + k, exposure[i * columns + k]);
  }
  const penalty = new Float64Array(topics + columns).fill(1 / KIND_SPREAD ** 2, 0, topics);
  penalty[0] = 0;
  penalty.fill(1 / TOPIC_SPREAD ** 2, topics);
  const { coefficients, fitted } = poissonRegression({
    design: sparseRows(rows, penalty.length, entries),
    counts: cells.left,
    offset: cells.atRisk.map(Math.log),
    penalty,
  });
  return {
    hazard: Float64Array.from({ length: TENURES * 2 }, (_, kind) => {
      const tenure = kind >> 1;
      const ofTenure = tenure > 0 ? coefficients[tenure] : 0;
      return Math.exp(ofTenure + (kind & 1) * coefficients[mutual]);
    }),
    dispersion: intervalDispersion(cells, fitted, columns + trend.columns),
  };
}

/** Variance over mean of the departures of whole intervals: bunching is shared by all kinds of followers. */
function intervalDispersion(cells: Cells, fitted: Float64Array, parameters: number): number {
  const last = cells.interval.at(-1) ?? -1;
  const seen = new Float64Array(last + 1);
  const expected = new Float64Array(last + 1);
  for (let r = 0; r < cells.left.length; r++) {
    seen[cells.interval[r]] += cells.left[r];
    expected[cells.interval[r]] += fitted[r];
  }
  let pearson = 0;
  let intervals = 0;
  for (let i = 0; i <= last; i++) {
    if (expected[i] <= 0) continue;
    // Against a mean far below one, a single departure would look like a bunch.
    pearson += (seen[i] - expected[i]) ** 2 / Math.max(expected[i], 0.25);
    intervals++;
  }
  return Math.max(1, pearson / Math.max(1, intervals - parameters));
}
