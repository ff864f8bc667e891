import { DEPARTURE_REASONS } from '../../model/events.ts';
import { DAY } from '../../model/instant.ts';
import { poissonUpperTail } from '../../stats/poisson-distribution.ts';
import { logNegativeBinomialUpperTail } from '../../stats/negative-binomial-distribution.ts';
import type { MassDeparture, Spells } from './audience.ts';
import { type DepartureIntervals, departureIntervals } from './departure-intervals.ts';

/** Fewer people than this are no mass. */
const FEWEST = 10;
/** Logarithm of the probability below which a count is far outside what the hazard allows. */
const FAR_OUTSIDE = Math.log(1e-6);
/**
 * A purge is over within hours, but may straddle snapshots, of which one may be missing, or steps of
 * an event log: the longest time, by the number of intervals one after the other.
 */
const LONGEST = [8 * DAY, 3.5 * DAY, 1.2 * DAY, 1.2 * DAY] as const;
/** A post's effect fades over days; a purge is over at once: its neighbours are this much lower. */
const SUDDEN = 1 / 3;
/** What comes again and again is no event of its own: it is this much above the busiest others. */
const ABOVE_BUSIEST = 2;
const BUSIEST = 0.98;
/**
 * Days differ by more than chance: at least so much, and at most, as the standard deviation of a
 * day's factor on the hazard.
 */
const LEAST_SPREAD = 0.35;
const MOST_SPREAD = 1;

/** Probability below which so many posts are more than the account's usual. */
const FLOOD = 1e-4;

/** What suspends or deletes accounts is the platform itself; usually hardly anybody goes that way. */
const BY_PLATFORM = new Set(
  ['suspended', 'deleted'].map((reason) =>
    (DEPARTURE_REASONS as readonly string[]).indexOf(reason),
  ),
);

/** Some intervals one after the other. */
interface Run {
  first: number;
  /** One past the last. */
  end: number;
  lost: number;
  exposure: number;
}

/**
 * Finds mass departures: within a short time far more than the days before and after allow, even
 * the busiest ones, calm on both sides, and not after a flood of posts. Departures known to be the
 * platform's own doing are held against each other once more, as a few dozen of these are many.
 * Marks their spells.
 *
 * @param spells `platformEvent` is written.
 * @param snapshotTimes believed snapshots, ascending.
 * @param postTimes of the owner's posts, ascending.
 * Time O(spells log intervals + intervals log intervals).
 */
export function findMassDepartures(
  spells: Spells,
  snapshotTimes: Float64Array,
  postTimes: Float64Array,
  from: number,
  to: number,
): MassDeparture[] {
  const events: MassDeparture[] = [];
  const mark = (counts: (spell: number) => boolean): void => {
    const intervals = departureIntervals(spells, snapshotTimes, from, to, counts);
    for (const run of massDepartures(intervals)) {
      if (isAfterFlood(run, intervals, postTimes)) continue;
      for (let i = run.first; i < run.end; i++) {
        for (const spell of intervals.spells[i]) spells.massDeparture[spell] = events.length;
      }
      events.push(eventOf(run, intervals));
    }
  };
  mark(() => true);
  mark((s) => spells.massDeparture[s] < 0 && BY_PLATFORM.has(spells.reason[s]));
  return inTime(events, spells);
}

function eventOf(
  { first, end, lost, usual }: Run & { usual: number },
  { bounds }: DepartureIntervals,
): MassDeparture {
  return {
    after: bounds[first],
    before: bounds[end],
    lost,
    expected: usual,
    reason: `${lost} left at once; ${usual.toFixed(1)} would be usual`,
  };
}

/** Sorted by time, with the marks of the spells following. */
function inTime(events: MassDeparture[], spells: Spells): MassDeparture[] {
  const order = Array.from(events.keys()).sort(
    (a, b) => events[a].after - events[b].after || a - b,
  );
  const place = new Map(order.map((event, at) => [event, at]));
  spells.massDeparture.forEach((event, s) => {
    if (event >= 0) spells.massDeparture[s] = place.get(event)!;
  });
  return order.map((event) => events[event]);
}

/** Those that stand out, the fastest first; of two that overlap, only the faster. */
function massDepartures(intervals: DepartureIntervals): (Run & { usual: number })[] {
  const found: (Run & { usual: number })[] = [];
  for (let length = 1; length <= LONGEST.length; length++) {
    const runs = runsOf(intervals, length);
    for (const run of runs) {
      const usual = outstanding(run, runs, intervals);
      if (usual !== null) found.push({ ...run, usual });
    }
  }
  found.sort((a, b) => hazard(b) - hazard(a) || a.first - b.first);
  const kept: (Run & { usual: number })[] = [];
  for (const run of found) {
    if (!kept.some(({ first, end }) => run.first < end && first < run.end)) kept.push(run);
  }
  return kept;
}

/** All runs of so many intervals that are short enough. */
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
 * How many would have been usual, where a run is a mass departure; else null. What is told fastest
 * comes first: hardly any run gets as far as being held against all others.
 */
function outstanding(run: Run, runs: readonly Run[], intervals: DepartureIntervals): number | null {
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

/** Standard deviation of the factor by which days differ beyond chance, the busiest few left out. */
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

/** The rate that all but the busiest 2% stay below. */
function busiest(others: readonly Run[]): number {
  const rates = others.map(hazard).sort((a, b) => a - b);
  return rates[Math.min(rates.length - 1, Math.floor(rates.length * BUSIEST))];
}

function isSudden(run: Run, { spells, exposure }: DepartureIntervals): boolean {
  const beside = [run.first - 1, run.end].filter((i) => i >= 0 && i < spells.length);
  return beside.every((i) => spells[i].length / exposure[i] <= SUDDEN * hazard(run));
}

/** Whether on a day just before the run, or in it, far more was posted than usual. */
function isAfterFlood(
  { first, end }: Run,
  { bounds }: DepartureIntervals,
  postTimes: Float64Array,
): boolean {
  const watched = postTimes.filter((at) => at > bounds[0] && at <= bounds.at(-1)!);
  const before = watched.filter((at) => at > bounds[first] - DAY && at <= bounds[end]);
  const inDayFrom = (from: number): number =>
    before.filter((at) => at >= from && at < from + DAY).length;
  const most = before.reduce((peak, at) => Math.max(peak, inDayFrom(at)), 0);
  const usual = ((watched.length - most + 1) * DAY) / (bounds.at(-1)! - bounds[0]);
  return poissonUpperTail(most, usual) < FLOOD;
}

function hazard({ lost, exposure }: Run): number {
  return lost / exposure;
}
