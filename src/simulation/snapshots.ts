import { DAY, HOUR } from '../model/instant.ts';
import type { Random } from '../stats/random.ts';
import { between, wholeSecond } from './draw.ts';
import type { Lives } from './lives.ts';
import type { SnapshotRhythm, SimulationSettings } from './settings.ts';

/** A snapshot, and its fault. */
export interface PlannedSnapshot {
  at: number;
  /**
   * `half`: only the newer half came, as if complete; `empty`: no ids came; `page lost`: the last
   * page is missing, and the snapshot shows that.
   */
  fault: 'none' | 'half' | 'empty' | 'page lost';
  /** People missing from this snapshot by mistake. */
  missing: number[];
}

const RHYTHM: Record<Exclude<SnapshotRhythm, 'none'>, number> = {
  hourly: HOUR,
  daily: DAY,
  weekly: 7 * DAY,
};
/** The share of snapshots that were never taken, and the start and length of one outage. */
const SKIPPED = 0.03;
const OUTAGE = { from: 0.71, days: 4 };
/** The places of the faulty snapshots in the watch. */
const FAULTS = [
  { place: 0.33, fault: 'half' },
  { place: 0.53, fault: 'empty' },
  { place: 0.81, fault: 'page lost' },
] as const;
/** With fewer snapshots, none is faulty. */
const FEWEST = 20;
/** The number of people missing from one snapshot only, for each follower at the beginning. */
const MISSING_SHARE = 0.006;

/**
 * Returns the snapshots of the watch, sorted by time; none if follows and unfollows have exact
 * times.
 */
export function planSnapshots(
  settings: SimulationSettings,
  lives: Lives,
  random: Random,
): PlannedSnapshot[] {
  if (settings.snapshots === 'none') return [];
  const step = RHYTHM[settings.snapshots];
  const end = settings.from + settings.days * DAY;
  const outage = settings.from + OUTAGE.from * settings.days * DAY;
  const snapshots: PlannedSnapshot[] = [];
  for (let due = settings.from; due < end; due += step) {
    const at = wholeSecond(due + between(random, 0.1, 0.2) * step);
    const out = at >= outage && at < outage + OUTAGE.days * DAY;
    if (due > settings.from && (out || random() < SKIPPED)) continue;
    snapshots.push({ at, fault: 'none', missing: [] });
  }
  if (snapshots.length >= FEWEST) spoil(snapshots, settings, lives, random);
  return snapshots;
}

function spoil(
  snapshots: PlannedSnapshot[],
  settings: SimulationSettings,
  lives: Lives,
  random: Random,
): void {
  for (const { place, fault } of FAULTS)
    snapshots[Math.floor(place * snapshots.length)]!.fault = fault;
  const { person, follow, leave } = lives.spells;
  let left = Math.round(settings.followers * MISSING_SHARE);
  // The number of tries is limited, because in a tiny audience nobody may qualify.
  for (let tries = 100 * left; left > 0 && tries > 0; tries--) {
    const spell = Math.floor(random() * person.length);
    const place = Math.floor(between(random, 2, snapshots.length - 2));
    const around = snapshots.slice(place - 2, place + 3);
    const thereThroughout = follow[spell]! < around[0]!.at && leave[spell]! > around[4]!.at;
    if (!thereThroughout || around.some((snapshot) => snapshot.fault !== 'none')) continue;
    snapshots[place]!.missing.push(person[spell]!);
    left--;
  }
}

/** Finds the snapshot by bisection; `undefined` after the last. */
export function firstAtOrAfter(
  snapshots: readonly PlannedSnapshot[],
  at: number,
): PlannedSnapshot | undefined {
  let low = 0;
  let high = snapshots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (snapshots[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return snapshots[low];
}
