import { Matrix } from './matrix.ts';
import { chiSquareUpperTail } from './chi-square-distribution.ts';
import { choleskyFactor, choleskySolve, withoutInformation } from './cholesky.ts';

/** A test of whether groups have the same survival. */
export interface LogRankTest {
  /** Events in each group, and those expected if all had the same hazard. */
  observed: Float64Array;
  expected: Float64Array;
  chiSquare: number;
  /** Degrees of freedom: groups minus one, without groups that were never at risk with others. */
  freedom: number;
  pValue: number;
}

/**
 * Tests whether groups differ in survival, from right-censored observations: the log-rank test with
 * the hypergeometric variance, exact for ties (Mantel, Cancer Chemother. Rep. 50, 1966; Peto and
 * Peto, J. R. Stat. Soc. A 135, 1972). The test is most powerful for proportional hazards, and weak
 * for curves that cross.
 *
 * @param event 1: an event at `time`; 0: censored then.
 * @param group of each observation, 0..groups-1.
 * Cost: O(n log n + times of events x groups^2 + groups^3).
 *
 * @example
 * const test = logRank(Float64Array.of(1, 2, 3, 4), Uint8Array.of(1, 1, 1, 1), [0, 0, 1, 1], 2);
 * test.expected; // => [0.833333, 3.16667]
 * test.chiSquare; // => 2.88235
 * test.pValue; // => 0.0895551
 */
export function logRank(
  time: Float64Array,
  event: Uint8Array,
  group: ArrayLike<number>,
  groups: number,
): LogRankTest {
  const order = Uint32Array.from(time.keys()).sort((a, b) => time[a] - time[b]);
  const atRisk = new Float64Array(groups);
  for (const i of order) atRisk[group[i]]++;
  const observed = new Float64Array(groups);
  const expected = new Float64Array(groups);
  const variance = new Matrix(groups, groups);
  let left = order.length;
  for (let i = 0; i < order.length;) {
    const now = time[order[i]];
    const gone = new Float64Array(groups);
    let events = 0;
    for (; i < order.length && time[order[i]] === now; i++) {
      gone[group[order[i]]]++;
      if (event[order[i]] === 0) continue;
      observed[group[order[i]]]++;
      events++;
    }
    if (events > 0) addExpected(expected, variance, atRisk, left, events);
    for (let g = 0; g < groups; g++) {
      atRisk[g] -= gone[g];
      left -= gone[g];
    }
  }
  return { observed, expected, ...test(observed, expected, variance) };
}

/** Adds the events expected in each group if all have one hazard: a hypergeometric distribution. */
function addExpected(
  expected: Float64Array,
  variance: Matrix,
  atRisk: Float64Array,
  left: number,
  events: number,
): void {
  const spread = left > 1 ? (events * (left - events)) / (left - 1) : 0;
  for (let a = 0; a < atRisk.length; a++) {
    const share = atRisk[a] / left;
    expected[a] += events * share;
    for (let b = 0; b < atRisk.length; b++) {
      variance.add(a, b, spread * share * ((a === b ? 1 : 0) - atRisk[b] / left));
    }
  }
}

function test(
  observed: Float64Array,
  expected: Float64Array,
  variance: Matrix,
): { chiSquare: number; freedom: number; pValue: number } {
  const size = observed.length;
  // The differences add up to 0, so one direction has no variance and the factor excludes it.
  const factor = choleskyFactor(variance, 1e-9);
  const freedom = size - withoutInformation(factor).length;
  const difference = observed.map((count, g) => count - expected[g]);
  const solved = choleskySolve(factor, difference);
  const chiSquare = difference.reduce((sum, value, g) => sum + value * solved[g], 0);
  const pValue = freedom > 0 ? chiSquareUpperTail(Math.max(0, chiSquare), freedom) : 1;
  return { chiSquare, freedom, pValue };
}
