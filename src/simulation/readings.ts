import { DAY, HOUR } from '../model/instant.ts';
import type { Random } from '../stats/random.ts';
import { between, wholeSecond } from './draw.ts';
import type { Lives } from './lives.ts';
import type { ReadingRhythm, SimulationSettings } from './settings.ts';

/** One reading of the follower list, and what went wrong with it. */
export interface PlannedReading {
  at: number;
  /** `half`: only the newer half came, and it claims to be all; `empty`; `page lost`: says so. */
  fault: 'none' | 'half' | 'empty' | 'page lost';
  /** People left out of this reading by mistake. */
  missing: number[];
}

const RHYTHM: Record<Exclude<ReadingRhythm, 'none'>, number> = {
  hourly: HOUR,
  daily: DAY,
  weekly: 7 * DAY,
};
/** Share of readings that were never taken, and one outage: when, and for how long. */
const SKIPPED = 0.03;
const OUTAGE = { from: 0.71, days: 4 };
/** Where in the watch the faulty readings are. */
const FAULTS = [
  { place: 0.33, fault: 'half' },
  { place: 0.53, fault: 'empty' },
  { place: 0.81, fault: 'page lost' },
] as const;
/** Below this many readings none is made faulty. */
const FEWEST = 20;
/** People missing from one reading only, for each follower at the beginning. */
const MISSING_SHARE = 0.006;

/** The readings of the watch, sorted by time; none where follows and unfollows are known exactly. */
export function planReadings(
  settings: SimulationSettings,
  lives: Lives,
  random: Random,
): PlannedReading[] {
  if (settings.readings === 'none') return [];
  const step = RHYTHM[settings.readings];
  const end = settings.from + settings.days * DAY;
  const outage = settings.from + OUTAGE.from * settings.days * DAY;
  const readings: PlannedReading[] = [];
  for (let due = settings.from; due < end; due += step) {
    const at = wholeSecond(due + between(random, 0.1, 0.2) * step);
    const out = at >= outage && at < outage + OUTAGE.days * DAY;
    if (due > settings.from && (out || random() < SKIPPED)) continue;
    readings.push({ at, fault: 'none', missing: [] });
  }
  if (readings.length >= FEWEST) spoil(readings, settings, lives, random);
  return readings;
}

function spoil(
  readings: PlannedReading[],
  settings: SimulationSettings,
  lives: Lives,
  random: Random,
): void {
  for (const { place, fault } of FAULTS)
    readings[Math.floor(place * readings.length)]!.fault = fault;
  const { person, follow, leave } = lives.spells;
  let left = Math.round(settings.followers * MISSING_SHARE);
  // Bounded: in a tiny audience nobody may qualify.
  for (let tries = 100 * left; left > 0 && tries > 0; tries--) {
    const spell = Math.floor(random() * person.length);
    const place = Math.floor(between(random, 2, readings.length - 2));
    const around = readings.slice(place - 2, place + 3);
    const thereThroughout = follow[spell]! < around[0]!.at && leave[spell]! > around[4]!.at;
    if (!thereThroughout || around.some((reading) => reading.fault !== 'none')) continue;
    readings[place]!.missing.push(person[spell]!);
    left--;
  }
}

/** By bisection; `undefined` after the last. */
export function firstAtOrAfter(
  readings: readonly PlannedReading[],
  at: number,
): PlannedReading | undefined {
  let low = 0;
  let high = readings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (readings[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return readings[low];
}
