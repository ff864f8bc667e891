import type { Reading } from '../../model/audience-log.ts';
import { normalQuantile } from '../../stats/normal-distribution.ts';
import { type Comers, lookAtComers } from './comers.ts';
import type { ReadingVerdict } from './judge-readings.ts';
import { judgeOrderByAge, type OrderFault, spread } from './order-by-age.ts';

/** Whether the lists are in the order of their follows, as they are said to be. */
export interface ListOrder {
  /** Believed readings that are said to be in order. */
  lists: number;
  /** Why their order is not believed; empty where it is, or where there is none. */
  fault: OrderFault;
  /** Positions of the readings whose order says when people followed; none where it is not believed. */
  sound: number[];
  /** For a reading's position, those who were away and stand at their old place again. */
  deep: Comers['deep'];
}

/** So many lists, spread evenly, are looked at and used; those between hardly tell more. */
const MOST_LISTS = 24;
/** A list in no order is taken for one in order once in a thousand times. */
const DISTANCE = normalQuantile(0.999);
const FEWEST_NEWCOMERS = 5;
/** People come back to old places whom nobody had seen before; but most who are new come to the head. */
const MOST_DEEP = 0.5;
/** A few leave and come again between two readings; more changes than this are no order. */
const MOST_SWAPPED = 0.1;
const FEWEST_NEIGHBOURS = 20;

/**
 * Doubts the order of the lists: by the ages of the accounts in them, by where newcomers stand, and by
 * whether those who stay keep their order. It is believed only where the ages or the newcomers speak
 * for it and nothing speaks against it.
 *
 * @param dates for each person when their account was made; -Infinity: not known.
 * Time O(total length of the readings).
 */
export function judgeOrder(
  readings: readonly Reading[],
  verdicts: readonly ReadingVerdict[],
  dates: Float64Array,
): ListOrder {
  const lists = Array.from(readings.keys()).filter(
    (i) => verdicts[i].believed && readings[i].ordered && readings[i].followers.length > 0,
  );
  if (lists.length === 0) return inNoOrder(0, '');
  const looked = spread(lists.length, MOST_LISTS).map((l) => lists[l]);
  const faults = looked.map((i) => {
    const { followers, at } = readings[i];
    return judgeOrderByAge(Float64Array.from(followers, (person) => dates[person]).reverse(), at);
  });
  const doubtful = looked.filter((_, l) => faults[l] === 'too little is known to tell');
  const sound = looked.filter((_, l) => faults[l] === '');
  const wrong = faults.filter((fault) => fault !== '' && fault !== 'too little is known to tell');
  if (wrong.length > sound.length) return inNoOrder(lists.length, wrong[0]);
  const comers = lookAtComers(readings, verdicts, dates.length);
  const fault = faultOf(comers, sound.length > 0);
  if (fault !== '') return inNoOrder(lists.length, fault);
  const used = [...sound, ...doubtful].sort((a, b) => a - b);
  return { lists: lists.length, fault: '', sound: used, deep: comers.deep };
}

/** An order that is not believed, and why. */
export function inNoOrder(lists: number, fault: OrderFault): ListOrder {
  return { lists, fault, sound: [], deep: new Map() };
}

function faultOf(comers: Comers, isVouchedFor: boolean): OrderFault {
  const { newcomers, meanPlace, newcomersDeep, neighbours, swapped } = comers;
  if (neighbours >= FEWEST_NEIGHBOURS && swapped > MOST_SWAPPED * neighbours)
    return 'it changes from one reading to the next';
  // Of places anywhere the mean is a half, the variance of each a twelfth.
  const towardsHead = (0.5 - meanPlace) * Math.sqrt(12 * newcomers);
  if (newcomers >= FEWEST_NEWCOMERS) {
    if (towardsHead < -DISTANCE || newcomersDeep > MOST_DEEP * newcomers)
      return 'those who came do not stand first';
    if (towardsHead > DISTANCE) return '';
  }
  return isVouchedFor ? '' : 'too little is known to tell';
}
