import type { Matrix } from '../../../stats/matrix.ts';
import { poissonRegression } from '../../../stats/poisson-regression.ts';
import { sparseRows } from '../../../stats/sparse-rows.ts';
import type { PersonTime } from './person-time.ts';
import { TENURE_CLASSES } from './tenure.ts';

/** Hazard ratios between strata of followers. */
export interface StratumHazards {
  /**
   * Hazard ratio against the newest followers whom the owner does not follow back, by class of
   * tenure: of people not followed back, and of people followed back.
   */
  hazardRatio: readonly [Float64Array, Float64Array];
  /** Overdispersion: variance of an interval's departures divided by their mean, at least 1. */
  dispersion: number;
}

/** Prior standard deviation of log hazard ratios. */
const STRATUM_SPREAD = 3;
const TOPIC_SPREAD = 1;

/**
 * Compares strata of followers by tenure and by whether the owner follows back, adjusted for topics
 * and slow trends: a Poisson regression of the departures of each row of person-time.
 *
 * @param table of one group.
 * @param exposure intervals x columns: mean exposure to each topic.
 * Cost: O(rows x (columns + trends)^2) for each of about ten steps.
 */
export function stratumHazards(table: PersonTime, exposure: Matrix, trend: Matrix): StratumHazards {
  const { columns } = exposure;
  const followedBack = TENURE_CLASSES;
  const trends = followedBack + 1;
  const topics = trends + trend.columns;
  const entries = { row: [] as number[], column: [] as number[], value: [] as number[] };
  const rows = table.departures.length;
  for (let r = 0; r < rows; r++) {
    const put = (column: number, value: number): void => {
      if (value === 0) return;
      entries.row.push(r);
      entries.column.push(column);
      entries.value.push(value);
    };
    const i = table.interval[r];
    put(0, 1);
    if (table.tenure[r] > 0) put(table.tenure[r], 1);
    put(followedBack, table.followedBack[r]);
    for (let c = 0; c < trend.columns; c++) put(trends + c, trend.at(i, c));
    for (let k = 0; k < columns; k++) put(topics + k, exposure.at(i, k));
  }
  const penalty = new Float64Array(topics + columns).fill(1 / STRATUM_SPREAD ** 2, 0, topics);
  penalty[0] = 0;
  penalty.fill(1 / TOPIC_SPREAD ** 2, topics);
  const { coefficients, fitted } = poissonRegression({
    design: sparseRows(rows, penalty.length, entries),
    counts: table.departures,
    offset: table.atRisk.map(Math.log),
    penalty,
  });
  const logRatio = coefficients.slice(0, TENURE_CLASSES);
  logRatio[0] = 0;
  return {
    hazardRatio: [
      logRatio.map(Math.exp),
      logRatio.map((log) => Math.exp(log + coefficients[followedBack])),
    ],
    dispersion: intervalDispersion(table, fitted, columns + trend.columns),
  };
}

/**
 * Returns variance over mean of the departures of whole intervals, since all strata share their
 * causes.
 */
function intervalDispersion(table: PersonTime, fitted: Float64Array, parameters: number): number {
  const last = table.interval.at(-1) ?? -1;
  const seen = new Float64Array(last + 1);
  const expected = new Float64Array(last + 1);
  for (let r = 0; r < table.departures.length; r++) {
    seen[table.interval[r]] += table.departures[r];
    expected[table.interval[r]] += fitted[r];
  }
  let pearson = 0;
  let intervals = 0;
  for (let i = 0; i <= last; i++) {
    if (expected[i] <= 0) continue;
    // With a mean far below one, a single departure would look like a cluster.
    pearson += (seen[i] - expected[i]) ** 2 / Math.max(expected[i], 0.25);
    intervals++;
  }
  return Math.max(1, pearson / Math.max(1, intervals - parameters));
}
