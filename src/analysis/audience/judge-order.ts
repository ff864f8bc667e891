import type { Snapshot } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import { normalQuantile } from '../../stats/normal-distribution.ts';
import { type ChangesOfOrder, changesOfOrder } from './changes-of-order.ts';
import type { Arrivals } from './arrivals.ts';
import type { SnapshotVerdict } from './snapshot-verdict.ts';
import { judgeOrderByAge, type OrderFault, spread } from './order-by-age.ts';

/** Whether the lists are in the order of their follows, as their source claims. */
export interface ListOrder {
  /** Believed snapshots that claim an order. */
  lists: number;
  /** Why the order is not believed; empty if it is, or if there is none. */
  fault: OrderFault;
  /** Positions of the snapshots used to infer follow times; none if the order is not believed. */
  sound: number[];
}

/**
 * A list dates the arrivals since the previous one. Within this many days, that is exact enough.
 */
const KNOWN_WELL_DAYS = 30;
/** The most lists used, spread evenly. */
const MOST_LISTS = 24;
/** An unordered list passes for an ordered one once in a thousand times. */
const DISTANCE = normalQuantile(0.999);
const FEWEST_NEWCOMERS = 5;
/** Returning people have old positions, but most new people are at the head. */
const MOST_DEEP = 0.5;
/**
 * A few people leave and return between two snapshots. A larger share of changes means no order.
 */
const MOST_SWAPPED = 0.04;
const FEWEST_NEIGHBOURS = 20;

/**
 * Judges the order of the lists by the ages of their accounts, by the positions of newcomers, and
 * by whether people who remain keep their order. The order is believed only if ages or newcomers
 * support it and nothing contradicts it.
 *
 * @param dates when each person's account was made; -Infinity if unknown.
 * Cost: O(total length of at most {@link MOST_LISTS} snapshots).
 */
export function judgeOrder(
  snapshots: readonly Snapshot[],
  verdicts: readonly SnapshotVerdict[],
  dates: Float64Array,
  arrivals: Arrivals,
): ListOrder {
  const lists = Array.from(snapshots.keys()).filter(
    (i) => verdicts[i].believed && snapshots[i].ordered && snapshots[i].followers.length > 0,
  );
  if (lists.length === 0) return inNoOrder(0, '');
  const informative = informativeLists(snapshots, verdicts, lists);
  const faults = informative.map((i) => judgeOrderByAge(snapshots[i], dates));
  const doubtful = informative.filter((_, l) => faults[l] === 'too little data to check it');
  const sound = informative.filter((_, l) => faults[l] === '');
  const wrong = faults.filter((fault) => fault !== '' && fault !== 'too little data to check it');
  if (wrong.length > sound.length) return inNoOrder(lists.length, wrong[0]);
  // The last two lists and the informative ones show whether positions change.
  const looked = [...new Set([...informative, ...lists.slice(-2)])].toSorted((a, b) => a - b);
  const changes = changesOfOrder(
    looked.map((i) => snapshots[i].followers),
    dates.length,
  );
  const fault = faultOf(arrivals, changes, sound.length > 0);
  if (fault !== '') return inNoOrder(lists.length, fault);
  const used = [...sound, ...doubtful].toSorted((a, b) => a - b);
  return { lists: lists.length, fault: '', sound: used };
}

/** Returns an order that is not believed, and why. */
export function inNoOrder(lists: number, fault: OrderFault): ListOrder {
  return { lists, fault, sound: [] };
}

/** Returns the first list and those after a long gap. */
function informativeLists(
  snapshots: readonly Snapshot[],
  verdicts: readonly SnapshotVerdict[],
  lists: readonly number[],
): number[] {
  const inOrder = new Set(lists);
  const informative: number[] = [];
  let before = -Infinity;
  for (const [i, { at }] of snapshots.entries()) {
    if (!verdicts[i].believed) continue;
    const isFirst = informative.length === 0;
    if (inOrder.has(i) && (isFirst || at - before > KNOWN_WELL_DAYS * DAY)) informative.push(i);
    before = at;
  }
  return spread(informative.length, MOST_LISTS).map((l) => informative[l]);
}

function faultOf(
  { newcomers, meanPlace, newcomersDeep }: Arrivals,
  { neighbours, swapped }: ChangesOfOrder,
  isVouchedFor: boolean,
): OrderFault {
  if (neighbours >= FEWEST_NEIGHBOURS && swapped > MOST_SWAPPED * neighbours)
    return 'it changes from snapshot to snapshot';
  // Random positions have mean 1/2 and variance 1/12.
  const towardsHead = (0.5 - meanPlace) * Math.sqrt(12 * newcomers);
  if (newcomers >= FEWEST_NEWCOMERS) {
    if (towardsHead < -DISTANCE || newcomersDeep > MOST_DEEP * newcomers)
      return 'new followers do not come first';
    if (towardsHead > DISTANCE) return '';
  }
  return isVouchedFor ? '' : 'too little data to check it';
}
