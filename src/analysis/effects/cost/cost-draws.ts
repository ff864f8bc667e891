import type { Matrix } from '../../../stats/matrix.ts';
import { choleskyTimes } from '../../../stats/cholesky.ts';
import { drawNormal } from '../../../stats/draw-normal.ts';
import { mixtureShrinkage } from '../../../stats/mixture-shrinkage.ts';
import type { Random } from '../../../stats/random.ts';
import { DepartureExposure } from './attributable.ts';
import type { EffectLikelihood } from './effect-likelihood.ts';
import { EXPECTED, SPREADS } from './effect-prior.ts';
import type { GroupContrast } from './group-contrasts.ts';
import type { IntervalCounts } from '../design/interval-counts.ts';
import { intervalCount, type TimeGrid } from '../design/time-grid.ts';

/** Posterior draws of the columns' effects and of their costs. */
export interface CostDraws {
  draws: number;
  /** columns x draws: effect on everybody, averaged over the exposure of departures. */
  effects: Float64Array[];
  /** columns x groups x draws: attributable departures. */
  departures: Float64Array[][];
}

/** Departures to attribute, by group. */
export interface Departing {
  /** columns x groups: exposure of the departures. */
  exposed: readonly DepartureExposure[][];
  /** Everybody who followed: an effect cannot have kept more people. */
  people: Float64Array;
}

export function emptyDraws(columns: number, groups: number, draws: number): CostDraws {
  const room = (): Float64Array => new Float64Array(draws);
  return {
    draws,
    effects: Array.from({ length: columns }, room),
    departures: Array.from({ length: columns }, () => Array.from({ length: groups }, room)),
  };
}

/**
 * Writes the draws `from` to `to`, those of one half-life. Effects on everybody come from the
 * mixture (`mixtureShrinkage`), and the differences of groups from their contrasts. The
 * attributable departures are the sum over observed departures of 1 - exp(-effect x exposure), the
 * attributable fraction among the exposed (Greenland and Robins, American Journal of Epidemiology
 * 128, 1988). With few departures during a topic, a draw could keep more people than there are, so
 * the number of people limits it.
 *
 * Cost: O((to - from) x columns x (columns + groups x buckets of exposure)).
 */
export function fillDraws(
  into: CostDraws,
  [from, to]: readonly [number, number],
  likelihood: EffectLikelihood,
  { exposed, people }: Departing,
  contrasts: readonly GroupContrast[],
  random: Random,
): void {
  const columns = likelihood.units.length;
  const common = mixtureShrinkage(
    { ...likelihood, spreads: SPREADS, prior: EXPECTED },
    to - from,
    random,
  );
  const weights = exposed.map((ofGroups) => ofGroups.map((ofGroup) => ofGroup.weight()));
  for (let d = from; d < to; d++) {
    const apart = contrasts.map((contrast) => drawContrast(contrast, random));
    for (let k = 0; k < columns; k++) {
      const effect = common.at(d - from, k) * likelihood.units[k];
      const centre = weightedMean(
        apart.map((contrast) => contrast[k]),
        weights[k],
      );
      into.effects[k][d] = effect;
      for (const [g, ofGroup] of exposed[k].entries()) {
        const own = apart.length > 0 ? apart[g][k] - centre : 0;
        into.departures[k][g][d] = Math.max(-people[g], ofGroup.attributable(effect + own));
      }
    }
  }
}

function drawContrast({ mean, factor }: GroupContrast, random: Random): Float64Array {
  const noise = mean.map(() => drawNormal(random));
  return choleskyTimes(factor, noise, mean);
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? values.reduce((sum, value, g) => sum + value * weights[g], 0) / total : 0;
}

/**
 * Returns the exposure of departures, distributed within each interval by the fitted hazard:
 * columns x groups.
 */
export function exposedDepartures(
  { groups, left }: IntervalCounts,
  grid: TimeGrid,
  exposure: Matrix,
  { integrals, units }: EffectLikelihood,
): DepartureExposure[][] {
  const columns = units.length;
  const exposed = Array.from({ length: columns }, () =>
    Array.from({ length: groups }, () => new DepartureExposure()),
  );
  for (let i = 0; i < intervalCount(grid); i++) {
    for (let g = 0; g < groups; g++) {
      const departures = left.at(i, g);
      if (departures === 0) continue;
      for (let s = grid.stepStart[i]; s < grid.stepStart[i + 1]; s++) {
        const here = departures * integrals.weight[s];
        for (let k = 0; k < columns; k++) exposed[k][g].add(exposure.at(s, k), here);
      }
    }
  }
  return exposed;
}
