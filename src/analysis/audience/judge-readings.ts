import type { Reading } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { OwnersWord } from './owners-word.ts';

/** Whether the absence of somebody from a reading may be believed; their presence always is. */
export interface ReadingVerdict {
  believed: boolean;
  /** Why it is held; empty when believed. */
  reason: string;
}

/** A shortfall below this many people, or this share of the list, is no reason for doubt. */
const SMALL_COUNT = 5;
const SMALL_SHARE = 0.05;
/** No account usually loses more than this share of its followers in a day. */
const FASTEST_USUAL = 0.02;
/** How many readings a glitch may last and still be recognised by everybody's return. */
const LONGEST_GLITCH = 6;
/** An empty list is never believed of an account that had more followers than this. */
const MAY_ALL_LEAVE = 3;

/** Why a reading is held that the owner does not believe. */
export const OWNERS_DOUBT = 'the owner does not believe it';

/**
 * Doubts readings that failed: incomplete ones, empty ones, and ones sharply shorter than the
 * list before. A sharp shortfall is held and checked against the readings after it: where most
 * of the missing are back soon, it was a glitch; where they stay away, they did leave. With no
 * reading after it, it stays held. What the owner says of a reading stands, and others are checked
 * against it.
 *
 * @param readings sorted by time.
 * @param people how many people there are.
 * @param said by the owner, of readings by their time: whether to believe them.
 * Time O(total length of the readings x at most {@link LONGEST_GLITCH}), and only where in doubt.
 */
export function judgeReadings(
  readings: readonly Reading[],
  people: number,
  said: OwnersWord['readings'],
): ReadingVerdict[] {
  const words = readings.map(({ at }) => said.get(at));
  const verdicts = readings.map(({ complete }, i): ReadingVerdict => {
    if (words[i] === false) return { believed: false, reason: OWNERS_DOUBT };
    if (words[i] === true || complete) return { believed: true, reason: '' };
    return { believed: false, reason: 'incomplete' };
  });
  const usual = usualDailyLoss(
    readings.filter((_, i) => words[i] !== false),
    people,
  );
  const mark = new Int32Array(people).fill(-1);
  let last = -1;
  for (let i = 0; i < readings.length; i++) {
    if (!verdicts[i].believed) continue;
    const reading = readings[i];
    if (words[i] === true) {
      last = i;
      continue;
    }
    if (last < 0) {
      const reason = startsShort(readings, verdicts, i, mark);
      if (reason === '') last = i;
      else verdicts[i] = { believed: false, reason };
      continue;
    }
    const before = readings[last];
    if (reading.followers.length === 0 && before.followers.length > MAY_ALL_LEAVE) {
      verdicts[i] = { believed: false, reason: 'empty' };
      continue;
    }
    const missing = missingFrom(before.followers, reading.followers, mark, i);
    if (!isSharp(missing.length, before, reading, usual)) {
      last = i;
      continue;
    }
    const outcome = wereTheyBack(missing, readings, words, i, mark);
    if (outcome.back) {
      for (let j = i; j < outcome.at; j++) {
        if (verdicts[j].believed)
          verdicts[j] = {
            believed: false,
            reason: 'sharply shorter, and the missing were back soon',
          };
      }
    } else if (outcome.at < 0) {
      verdicts[i] = {
        believed: false,
        reason: 'sharply shorter, and no reading yet to confirm it',
      };
    } else last = i;
  }
  return verdicts;
}

/** Median share of the list that is missing a day later; the usual pace of leaving. */
function usualDailyLoss(readings: readonly Reading[], people: number): number {
  const mark = new Int32Array(people).fill(-1);
  const rates: number[] = [];
  let before: Reading | undefined;
  for (const [i, reading] of readings.entries()) {
    if (!reading.complete || reading.followers.length === 0) continue;
    if (before !== undefined && reading.at > before.at) {
      const missing = countMissing(before.followers, reading.followers, mark, i);
      rates.push((missing / before.followers.length) * (DAY / (reading.at - before.at)));
    }
    before = reading;
  }
  rates.sort((a, b) => a - b);
  return Math.min(FASTEST_USUAL, rates[(rates.length - 1) >> 1] ?? 0);
}

function isSharp(missing: number, before: Reading, reading: Reading, usual: number): boolean {
  const size = before.followers.length;
  const days = (reading.at - before.at) / DAY;
  const expected = size * (1 - Math.exp(-usual * days));
  const allowed = 3 * expected + 5 * Math.sqrt(expected);
  return missing > allowed + Math.max(SMALL_COUNT, SMALL_SHARE * size);
}

/** A first reading cut short (by paging, say) shows in the next being far longer all at once. */
function startsShort(
  readings: readonly Reading[],
  verdicts: readonly ReadingVerdict[],
  i: number,
  mark: Int32Array,
): string {
  const next = readings.findIndex((_, j) => j > i && verdicts[j].believed);
  if (next < 0) return readings[i].followers.length === 0 ? 'empty' : '';
  const size = readings[i].followers.length;
  const appeared = countMissing(
    readings[next].followers,
    readings[i].followers,
    mark,
    readings.length + i,
  );
  const days = (readings[next].at - readings[i].at) / DAY;
  if (size === 0 && appeared > MAY_ALL_LEAVE) return 'empty';
  return days < 8 && appeared > 20 && appeared > size / 2
    ? 'far shorter than the reading after it'
    : '';
}

/**
 * Looks at the readings after a sharp shortfall. `at` is the reading that settled it, -1 when
 * none did; one that the owner believes does.
 */
function wereTheyBack(
  missing: readonly number[],
  readings: readonly Reading[],
  words: readonly (boolean | undefined)[],
  i: number,
  mark: Int32Array,
): { back: boolean; at: number } {
  let looked = 0;
  let settled = -1;
  for (let j = i + 1; j < readings.length && looked < LONGEST_GLITCH; j++) {
    const reading = readings[j];
    if (words[j] === false) continue;
    const isSettling = words[j] === true;
    if (!isSettling && (!reading.complete || reading.followers.length === 0)) continue;
    looked++;
    settled = j;
    const stamp = readings.length * 2 + i * LONGEST_GLITCH + looked;
    for (const person of reading.followers) mark[person] = stamp;
    let back = 0;
    for (const person of missing) if (mark[person] === stamp) back++;
    if (back * 2 >= missing.length) return { back: true, at: j };
    if (isSettling) break;
  }
  return { back: false, at: settled };
}

function missingFrom(
  before: Int32Array,
  now: Int32Array,
  mark: Int32Array,
  stamp: number,
): number[] {
  for (const person of now) mark[person] = stamp;
  const missing: number[] = [];
  for (const person of before) if (mark[person] !== stamp) missing.push(person);
  return missing;
}

function countMissing(
  before: Int32Array,
  now: Int32Array,
  mark: Int32Array,
  stamp: number,
): number {
  for (const person of now) mark[person] = stamp;
  let missing = 0;
  for (const person of before) if (mark[person] !== stamp) missing++;
  return missing;
}
