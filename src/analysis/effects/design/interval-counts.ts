import { Matrix } from '../../../stats/matrix.ts';
import type { PersonTime } from './person-time.ts';
import type { StratumHazards } from './stratum-hazards.ts';

/** People at risk and departures, by interval and by group. */
export interface IntervalCounts {
  intervals: number;
  groups: number;
  /** intervals x groups. */
  left: Matrix;
  /** The same; person-days weighted by the hazard ratio of their stratum and group. */
  atRisk: Matrix;
  /** Both summed over the groups, one an interval. */
  leftOfAll: Float64Array;
  atRiskOfAll: Float64Array;
}

const ROUNDS = 5;

/**
 * Adds up the strata of each interval and group. Person-days are weighted by the hazard ratios of
 * stratum and group, so that only differences between intervals remain.
 */
export function intervalCounts(
  table: PersonTime,
  hazardRatio: StratumHazards['hazardRatio'],
  intervals: number,
): IntervalCounts {
  const { groups } = table;
  const left = new Matrix(intervals, groups);
  const atRisk = new Matrix(intervals, groups);
  for (let r = 0; r < table.departures.length; r++) {
    const [i, g] = [table.interval[r], table.group[r]];
    left.add(i, g, table.departures[r]);
    atRisk.add(i, g, table.atRisk[r] * hazardRatio[table.followedBack[r]][table.tenure[r]]);
  }
  const hazards = groupHazards(left, atRisk);
  for (let i = 0; i < intervals; i++) {
    for (let g = 0; g < groups; g++) atRisk.set(i, g, atRisk.at(i, g) * hazards[g]);
  }
  return {
    intervals,
    groups,
    left,
    atRisk,
    leftOfAll: overGroups(left),
    atRiskOfAll: overGroups(atRisk),
  };
}

/**
 * Returns each group's hazard relative to the others, by indirect standardisation: departures of
 * the group over those expected at everybody's hazard in each interval. Everybody's hazard in turn
 * depends on the groups', so both are iterated to convergence, as in iterative proportional
 * fitting.
 */
function groupHazards(left: Matrix, atRisk: Matrix): Float64Array {
  const { rows: intervals, columns: groups } = left;
  const hazards = new Float64Array(groups).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const expected = new Float64Array(groups);
    const seen = new Float64Array(groups);
    for (let i = 0; i < intervals; i++) {
      let [ofAll, exposed] = [0, 0];
      for (let g = 0; g < groups; g++) {
        ofAll += left.at(i, g);
        exposed += atRisk.at(i, g) * hazards[g];
      }
      const rate = exposed > 0 ? ofAll / exposed : 0;
      for (let g = 0; g < groups; g++) {
        expected[g] += atRisk.at(i, g) * rate;
        seen[g] += left.at(i, g);
      }
    }
    // Half a departure on both sides, so that a group without departures has a hazard above 0.
    for (let g = 0; g < groups; g++) hazards[g] = (seen[g] + 0.5) / (expected[g] + 0.5);
  }
  return hazards;
}

function overGroups(counts: Matrix): Float64Array {
  return Float64Array.from({ length: counts.rows }, (_, i) =>
    counts.row(i).reduce((sum, count) => sum + count, 0),
  );
}
