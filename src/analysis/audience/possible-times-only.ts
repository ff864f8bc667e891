import type { AudienceLog } from '../../model/audience-log.ts';
import {
  type ClockFault,
  clockFault,
  type PossibleTimes,
  possibleTimes,
} from '../../model/platform-starts.ts';
import { keepTimes } from './keep-times.ts';

/** Events with a time at which nothing can have happened. */
export interface ImpossibleTimes {
  /** `clock behind`: the clock must be wrong, because many events are later than now; they count. */
  fault: ClockFault | 'clock behind';
  events: number;
  /** The first and last of their times. */
  from: number;
  to: number;
}

/** If more events, and a larger part of all, are after now, the clock of this computer is wrong. */
const MOST_AFTER_NOW = { events: 2, share: 0.1 };

/**
 * Leaves out events from before the platform existed or after now, so that a wrong clock takes no
 * figures away. If many are after now, the clock of this computer is wrong, and they count.
 *
 * @param now ms since 1970; Infinity if unknown.
 * Cost: O(events).
 */
export function possibleTimesOnly(
  log: AudienceLog,
  now: number,
): { log: AudienceLog; impossible: ImpossibleTimes[] } {
  const times = possibleTimes(log.account.platform, now);
  const all = faultsIn(log, times);
  if (all.found.size === 0) return { log, impossible: [] };
  const late = all.found.get('after now')?.events ?? 0;
  const isBehind = late > Math.max(MOST_AFTER_NOW.events, MOST_AFTER_NOW.share * all.events);
  const impossible = Array.from(all.found.values(), (found): ImpossibleTimes =>
    isBehind && found.fault === 'after now' ? { ...found, fault: 'clock behind' } : found,
  );
  const counted = isBehind ? { ...times, latest: Infinity } : times;
  const isPossible = (by: number, after: number): boolean =>
    faultOf(by, after, counted) === undefined;
  return { log: keepTimes(log, isPossible), impossible };
}

/** Calls back with the times of every event: by when it happened, and after when. */
function eachTime(log: AudienceLog, take: (by: number, after: number) => void): void {
  for (const { at, began = at } of log.snapshots) take(began, at);
  for (const { at } of log.posts) take(at, at);
  for (const { before, after } of [log.follows, log.unfollows]) {
    for (let e = 0; e < before.length; e++) take(before[e]!, after[e]!);
  }
  for (const { at } of [log.engagements, log.statuses]) {
    for (let e = 0; e < at.length; e++) take(at[e]!, at[e]!);
  }
}

/** What is wrong with a time by which something happened, or with one after which it did. */
function faultOf(by: number, after: number, times: PossibleTimes): ClockFault | undefined {
  return clockFault(by, times) ?? (after > times.latest ? 'after now' : undefined);
}

function faultsIn(log: AudienceLog, times: PossibleTimes) {
  const found = new Map<ClockFault, ImpossibleTimes>();
  let events = 0;
  eachTime(log, (by, after) => {
    events++;
    const fault = faultOf(by, after, times);
    if (fault === undefined) return;
    const time = Number.isFinite(by) ? by : after;
    const { from, to, events: before } = found.get(fault) ?? { from: time, to: time, events: 0 };
    found.set(fault, {
      fault,
      events: before + 1,
      from: Math.min(from, time),
      to: Math.max(to, time),
    });
  });
  return { found, events };
}
