import type { Snapshot } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import type { OwnerCorrections } from './owner-corrections.ts';

/** Whether the absence of somebody from a snapshot may be believed; their presence always is. */
export interface SnapshotVerdict {
  believed: boolean;
  /** Why it is held; empty when believed. */
  reason: string;
}

/** A shortfall below this many people, or this share of the list, is no reason for doubt. */
const SMALL_COUNT = 5;
const SMALL_SHARE = 0.05;
/** No account usually loses more than this share of its followers in a day. */
const FASTEST_USUAL = 0.02;
/** How many snapshots a glitch may last and still be recognised by everybody's return. */
const LONGEST_GLITCH = 6;
/** An empty list is never believed of an account that had more followers than this. */
const MAY_ALL_LEAVE = 3;

/** Why a snapshot is held that the owner does not believe. */
export const DOUBTED_BY_OWNER = 'doubted by the owner';

/**
 * Doubts snapshots that failed: incomplete ones, empty ones, and ones sharply shorter than the
 * list before. A sharp shortfall is held and checked against the snapshots after it: where most
 * of the missing are back soon, it was a glitch; where they stay away, they did leave. With no
 * reading after it, it stays held. What the owner says of a snapshot stands, and others are checked
 * against it.
 *
 * @param snapshots sorted by time.
 * @param people how many people there are.
 * @param said by the owner, of snapshots by their time: whether to believe them.
 * Time O(total length of the snapshots x at most {@link LONGEST_GLITCH}), and only where in doubt.
 */
export function judgeSnapshots(
  snapshots: readonly Snapshot[],
  people: number,
  said: OwnerCorrections['snapshots'],
): SnapshotVerdict[] {
  const words = snapshots.map(({ at }) => said.get(at));
  const verdicts = snapshots.map(({ complete }, i): SnapshotVerdict => {
    if (words[i] === false) return { believed: false, reason: DOUBTED_BY_OWNER };
    if (words[i] === true || complete) return { believed: true, reason: '' };
    return { believed: false, reason: 'incomplete' };
  });
  const usual = usualDailyLoss(
    snapshots.filter((_, i) => words[i] !== false),
    people,
  );
  const mark = new Int32Array(people).fill(-1);
  let last = -1;
  for (let i = 0; i < snapshots.length; i++) {
    if (!verdicts[i].believed) continue;
    const snapshot = snapshots[i];
    if (words[i] === true) {
      last = i;
      continue;
    }
    if (last < 0) {
      const reason = startsShort(snapshots, verdicts, i, mark);
      if (reason === '') last = i;
      else verdicts[i] = { believed: false, reason };
      continue;
    }
    const before = snapshots[last];
    if (snapshot.followers.length === 0 && before.followers.length > MAY_ALL_LEAVE) {
      verdicts[i] = { believed: false, reason: 'empty' };
      continue;
    }
    const missing = missingFrom(before.followers, snapshot.followers, mark, i);
    if (!isSharp(missing.length, before, snapshot, usual)) {
      last = i;
      continue;
    }
    const outcome = wereTheyBack(missing, snapshots, words, i, mark);
    if (outcome.back) {
      for (let j = i; j < outcome.at; j++) {
        if (verdicts[j].believed)
          verdicts[j] = {
            believed: false,
            reason: 'far shorter, and the missing people were back soon after',
          };
      }
    } else if (outcome.at < 0) {
      verdicts[i] = {
        believed: false,
        reason: 'far shorter, and no later snapshot confirms it yet',
      };
    } else last = i;
  }
  return verdicts;
}

/** Median share of the list that is missing a day later; the usual pace of leaving. */
function usualDailyLoss(snapshots: readonly Snapshot[], people: number): number {
  const mark = new Int32Array(people).fill(-1);
  const rates: number[] = [];
  let before: Snapshot | undefined;
  for (const [i, snapshot] of snapshots.entries()) {
    if (!snapshot.complete || snapshot.followers.length === 0) continue;
    if (before !== undefined && snapshot.at > before.at) {
      const missing = countMissing(before.followers, snapshot.followers, mark, i);
      rates.push((missing / before.followers.length) * (DAY / (snapshot.at - before.at)));
    }
    before = snapshot;
  }
  rates.sort((a, b) => a - b);
  return Math.min(FASTEST_USUAL, rates[(rates.length - 1) >> 1] ?? 0);
}

function isSharp(missing: number, before: Snapshot, snapshot: Snapshot, usual: number): boolean {
  const size = before.followers.length;
  const days = (snapshot.at - before.at) / DAY;
  const expected = size * (1 - Math.exp(-usual * days));
  const allowed = 3 * expected + 5 * Math.sqrt(expected);
  return missing > allowed + Math.max(SMALL_COUNT, SMALL_SHARE * size);
}

/** A first snapshot cut short (by paging, say) shows in the next being far longer all at once. */
function startsShort(
  snapshots: readonly Snapshot[],
  verdicts: readonly SnapshotVerdict[],
  i: number,
  mark: Int32Array,
): string {
  const next = snapshots.findIndex((_, j) => j > i && verdicts[j].believed);
  if (next < 0) return snapshots[i].followers.length === 0 ? 'empty' : '';
  const size = snapshots[i].followers.length;
  const appeared = countMissing(
    snapshots[next].followers,
    snapshots[i].followers,
    mark,
    snapshots.length + i,
  );
  const days = (snapshots[next].at - snapshots[i].at) / DAY;
  if (size === 0 && appeared > MAY_ALL_LEAVE) return 'empty';
  return days < 8 && appeared > 20 && appeared > size / 2
    ? 'far shorter than the next snapshot'
    : '';
}

/**
 * Looks at the snapshots after a sharp shortfall. `at` is the snapshot that settled it, -1 when
 * none did; one that the owner believes does.
 */
function wereTheyBack(
  missing: readonly number[],
  snapshots: readonly Snapshot[],
  words: readonly (boolean | undefined)[],
  i: number,
  mark: Int32Array,
): { back: boolean; at: number } {
  let looked = 0;
  let resolved = -1;
  for (let j = i + 1; j < snapshots.length && looked < LONGEST_GLITCH; j++) {
    const snapshot = snapshots[j];
    if (words[j] === false) continue;
    const isSettling = words[j] === true;
    if (!isSettling && (!snapshot.complete || snapshot.followers.length === 0)) continue;
    looked++;
    resolved = j;
    const stamp = snapshots.length * 2 + i * LONGEST_GLITCH + looked;
    for (const person of snapshot.followers) mark[person] = stamp;
    let back = 0;
    for (const person of missing) if (mark[person] === stamp) back++;
    if (back * 2 >= missing.length) return { back: true, at: j };
    if (isSettling) break;
  }
  return { back: false, at: resolved };
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
