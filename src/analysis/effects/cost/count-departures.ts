import type { AudienceLog } from '../../../model/audience-log.ts';
import type { Matrix } from '../../../stats/matrix.ts';
import type { Audience } from '../../audience/audience.ts';
import { type IntervalCounts, intervalCounts } from '../design/interval-counts.ts';
import { integrateIntervals } from '../design/interval-integrals.ts';
import { personTime } from '../design/person-time.ts';
import { stratumHazards } from '../design/stratum-hazards.ts';
import { intervalCount, type TimeGrid } from '../design/time-grid.ts';
import type { TopicColumns } from '../design/topic-selection.ts';
import { trendBasis } from '../design/trend-basis.ts';

/** The inputs of the cost estimates. */
export interface CostInputs {
  log: AudienceLog;
  audience: Audience;
  grid: TimeGrid;
  topics: TopicColumns;
  /** Group of each person, 0..groups-1. The groups may have different effects. */
  groupOf: Uint16Array;
  groups: number;
}

/**
 * Counts departures and people at risk by interval and group, each person weighted by the hazard
 * ratio of their stratum.
 *
 * @param exposure steps x columns.
 */
export function countIntervals(
  { log, audience, grid, groupOf, groups }: CostInputs,
  exposure: Matrix,
): { counts: IntervalCounts; dispersion: number } {
  const everybody = personTime(log, audience, grid, new Uint16Array(groupOf.length), 1);
  const meanExposure = integrateIntervals(
    grid,
    exposure,
    new Float64Array(exposure.columns),
  ).exposure;
  const { hazardRatio, dispersion } = stratumHazards(everybody, meanExposure, trendBasis(grid));
  const table = groups > 1 ? personTime(log, audience, grid, groupOf, groups) : everybody;
  return { counts: intervalCounts(table, hazardRatio, intervalCount(grid)), dispersion };
}

/** Returns the number of follower spells by group. */
export function peopleByGroup({ audience, grid, groupOf, groups }: CostInputs): Float64Array {
  const { person, followBefore, leaveBefore, count } = audience.spells;
  const [from, to] = [grid.bound[0], grid.bound[intervalCount(grid)]];
  const people = new Float64Array(groups);
  for (let s = 0; s < count; s++) {
    if (followBefore[s] <= to && leaveBefore[s] > from) people[groupOf[person[s]]]++;
  }
  return people;
}
