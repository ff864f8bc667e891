import { DAY } from '../../model/instant.ts';
import { logNegativeBinomialUpperTail } from '../../stats/negative-binomial-distribution.ts';
import type { DepartureIntervals } from './departure-intervals.ts';

/** The fewest people in a mass departure. */
const FEWEST = 10;
/** Logarithm of the probability below which a count is far outside what the hazard allows. */
const FAR_OUTSIDE = Math.log(1e-6);
/**
 * The longest run of one, two, three or four intervals. A purge takes hours, but may straddle
 * snapshots, of which one may be missing, or steps of an event log.
 */
const LONGEST = [8 * DAY, 3.5 * DAY, 1.2 * DAY, 1.2 * DAY] as const;
/** The hazard before and after is at most this share: a post's effect fades over days, a purge stops. */
const SUDDEN = 1 / 3;
/** The hazard exceeds that of the busiest other runs by this factor, which excludes recurring events. */
const ABOVE_BUSIEST = 2;
const BUSIEST = 0.98;
/** Least and largest standard deviation of the factor by which the hazard differs from day to day. */
const LEAST_SPREAD = 0.35;
const MOST_SPREAD = 1;

/** Consecutive intervals. */
export interface Run {
  first: number;
  /** One past the last. */
  end: number;
  lost: number;
  exposure: number;
}

/** A run with far more departures than usual. */
export interface OutstandingRun extends Run {
  usual: number;
}

/** Returns the runs that stand out, highest hazard first. Of two that overlap it keeps the higher. */
export function outstandingRuns(intervals: DepartureIntervals): OutstandingRun[] {
  const found: OutstandingRun[] = [];
  for (let length = 1; length <= LONGEST.length; length++) {
    const runs = runsOf(intervals, length);
    for (const run of runs) {
      const usual = usualIfOutstanding(run, runs, intervals);
      if (usual !== null) found.push({ ...run, usual });
    }
  }
  found.sort((a, b) => hazard(b) - hazard(a) || a.first - b.first);
  const separate: OutstandingRun[] = [];
  for (const run of found) {
    if (!separate.some(({ first, end }) => run.first < end && first < run.end)) separate.push(run);
  }
  return separate;
}

/** Returns all runs of a number of intervals that are short enough. */
function runsOf({ bounds, spells, exposure }: DepartureIntervals, length: number): Run[] {
  const runs: Run[] = [];
  for (let first = 0; first + length <= spells.length; first++) {
    const end = first + length;
    if (bounds[end] - bounds[first] > LONGEST[length - 1]) continue;
    const run: Run = { first, end, lost: 0, exposure: 0 };
    for (let i = first; i < end; i++) {
      run.lost += spells[i].length;
      run.exposure += exposure[i];
    }
    runs.push(run);
  }
  return runs;
}

/**
 * Returns the usual number of departures if the run stands out, else null. The cheapest tests come
 * first, so few runs are compared with all others.
 */
function usualIfOutstanding(
  run: Run,
  runs: readonly Run[],
  intervals: DepartureIntervals,
): number | null {
  if (run.lost < FEWEST || !isSudden(run, intervals)) return null;
  const others = runs.filter(({ first, end }) => end <= run.first || first >= run.end);
  if (others.length < 3) return null;
  const exposed = others.reduce((sum, { exposure }) => sum + exposure, 0);
  const lost = others.reduce((sum, other) => sum + other.lost, 0);
  const usual = ((lost + 0.5) / exposed) * run.exposure;
  if (hazard(run) < ABOVE_BUSIEST * busiest(others)) return null;
  const shape = 1 / spreadOf(others, lost / exposed) ** 2;
  return logNegativeBinomialUpperTail(run.lost, usual, shape) > FAR_OUTSIDE ? null : usual;
}

function isSudden(run: Run, { spells, exposure }: DepartureIntervals): boolean {
  const beside = [run.first - 1, run.end].filter((i) => i >= 0 && i < spells.length);
  return beside.every((i) => spells[i].length / exposure[i] <= SUDDEN * hazard(run));
}

/** Returns the spread of the daily factor on the hazard, without the busiest runs. */
function spreadOf(others: readonly Run[], rate: number): number {
  const calm = others
    .map(({ lost, exposure }) => ({ lost, expected: rate * exposure }))
    .sort((a, b) => a.lost / a.expected - b.lost / b.expected)
    .slice(0, Math.ceil(others.length * BUSIEST));
  const excess = calm.reduce((sum, { lost, expected }) => sum + (lost - expected) ** 2 - lost, 0);
  const squares = calm.reduce((sum, { expected }) => sum + expected ** 2, 0);
  const spread = squares > 0 ? Math.sqrt(Math.max(0, excess / squares)) : 0;
  return Math.min(MOST_SPREAD, Math.max(LEAST_SPREAD, spread));
}

/** Returns the hazard that only the busiest 2% of the runs exceed. */
function busiest(others: readonly Run[]): number {
  const hazards = others.map(hazard).sort((a, b) => a - b);
  return hazards[Math.min(hazards.length - 1, Math.floor(hazards.length * BUSIEST))];
}

function hazard({ lost, exposure }: Run): number {
  return lost / exposure;
}
