import type { Snapshot } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { MissingPeople } from './missing-people.ts';

/** A shortfall below this many people, or this share of the list, is never suspicious. */
const SMALL_COUNT = 5;
const SMALL_SHARE = 0.05;
/** An account usually loses at most this share of its followers in a day. */
const FASTEST_USUAL = 0.02;

/** Returns the usual daily loss: the median share of a list that is missing a day later. */
export function usualDailyLoss(snapshots: readonly Snapshot[], people: MissingPeople): number {
  const rates: number[] = [];
  let before: Snapshot | undefined;
  for (const snapshot of snapshots) {
    if (!snapshot.complete || snapshot.followers.length === 0) continue;
    if (before !== undefined && snapshot.at > before.at) {
      const missing = people.count(before.followers, snapshot.followers);
      rates.push((missing / before.followers.length) * (DAY / (snapshot.at - before.at)));
    }
    before = snapshot;
  }
  rates.sort((a, b) => a - b);
  return Math.min(FASTEST_USUAL, rates[(rates.length - 1) >> 1] ?? 0);
}

/** Returns whether far more people are missing than the usual loss explains. */
export function isSharpLoss(
  missing: number,
  before: Snapshot,
  snapshot: Snapshot,
  usual: number,
): boolean {
  const size = before.followers.length;
  const days = (snapshot.at - before.at) / DAY;
  const expected = size * (1 - Math.exp(-usual * days));
  const allowed = 3 * expected + 5 * Math.sqrt(expected);
  return missing > allowed + Math.max(SMALL_COUNT, SMALL_SHARE * size);
}
