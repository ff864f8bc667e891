import type { Snapshot } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import { normalQuantile } from '../../stats/normal-distribution.ts';
import { type ChangesOfOrder, changesOfOrder } from './changes-of-order.ts';
import type { Arrivals } from './arrivals.ts';
import type { SnapshotVerdict } from './judge-snapshots.ts';
import { judgeOrderByAge, type OrderFault, spread } from './order-by-age.ts';

/** Whether the lists are in the order of their follows, as they are said to be. */
export interface ListOrder {
  /** Believed snapshots that are said to be in order. */
  lists: number;
  /** Why their order is not believed; empty where it is, or where there is none. */
  fault: OrderFault;
  /** Positions of the snapshots that are to say when people followed; none where it is not believed. */
  sound: number[];
}

/** A list tells when those followed who came since the one before; within so many days, enough is known. */
const KNOWN_WELL_DAYS = 30;
/** Of more lists that tell so many are used, spread evenly. */
const MOST_LISTS = 24;
/** A list in no order is taken for one in order once in a thousand times. */
const DISTANCE = normalQuantile(0.999);
const FEWEST_NEWCOMERS = 5;
/** People come back to old places whom nobody had seen before; but most who are new come to the head. */
const MOST_DEEP = 0.5;
/** A few leave and come again between two snapshots; more changes than this are no order. */
const MOST_SWAPPED = 0.04;
const FEWEST_NEIGHBOURS = 20;

/**
 * Doubts the order of the lists: by the ages of the accounts in them, by where newcomers stand, and by
 * whether those who stay keep their order. It is believed only where the ages or the newcomers speak
 * for it and nothing speaks against it.
 *
 * @param dates for each person when their account was made; -Infinity: not known.
 * Time O(total length of at most {@link MOST_LISTS} snapshots).
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
  // The last two lists, and those that tell, are enough to see whether places change.
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

/** An order that is not believed, and why. */
export function inNoOrder(lists: number, fault: OrderFault): ListOrder {
  return { lists, fault, sound: [] };
}

/** The first list, and those before which nobody had looked for long. */
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
  // Of places anywhere the mean is a half, the variance of each a twelfth.
  const towardsHead = (0.5 - meanPlace) * Math.sqrt(12 * newcomers);
  if (newcomers >= FEWEST_NEWCOMERS) {
    if (towardsHead < -DISTANCE || newcomersDeep > MOST_DEEP * newcomers)
      return 'new followers do not come first';
    if (towardsHead > DISTANCE) return '';
  }
  return isVouchedFor ? '' : 'too little data to check it';
}
