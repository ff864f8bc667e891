import type { Snapshot } from '../../model/audience-log.ts';
import { chooseAudience, UNDECIDED } from './choose-audience.ts';
import { judgeShortfalls } from './judge-shortfalls.ts';
import type { OwnerCorrections } from './owner-corrections.ts';
import { separateAudiences } from './separate-audiences.ts';
import {
  BELIEVED,
  DOUBTED_BY_OWNER,
  INCOMPLETE,
  rejected,
  type SnapshotVerdict,
} from './snapshot-verdict.ts';

/** The people whom the snapshots list. */
export interface ListedPeople {
  count: number;
  /** 1 for each person of whom only the handle is known. */
  byHandle: Uint8Array;
}

/**
 * Decides which snapshots count. Snapshots that the owner doubts don't, nor do those of another
 * audience, nor failed ones. The owner's corrections always win. A rejected snapshot
 * adds nobody and removes nobody; an incomplete one shows who was there, if at least half of its
 * people are in snapshots that count.
 *
 * @param snapshots sorted by time.
 * @param corrections of the owner: whether to believe the snapshot of a time.
 * Cost: O(total length of the snapshots + snapshots x audiences).
 */
export function judgeSnapshots(
  snapshots: readonly Snapshot[],
  people: ListedPeople,
  corrections: OwnerCorrections['snapshots'],
): SnapshotVerdict[] {
  const isAccepted = (at: number): boolean => corrections.get(at) === true;
  const verdicts = snapshots.map(({ at }) =>
    corrections.get(at) === false ? rejected(DOUBTED_BY_OWNER) : BELIEVED,
  );
  judgeAudiences(snapshots, verdicts, people, isAccepted);
  const left = Array.from(snapshots.keys()).filter((i) => verdicts[i].believed);
  const judged = judgeShortfalls(
    left.map((i) => snapshots[i]),
    people.count,
    isAccepted,
  );
  left.forEach((i, l) => (verdicts[i] = judged[l]));
  vouchForIncomplete(snapshots, verdicts, people.count);
  return verdicts;
}

/** Rejects the snapshots of other audiences. */
function judgeAudiences(
  snapshots: readonly Snapshot[],
  verdicts: SnapshotVerdict[],
  people: ListedPeople,
  isAccepted: (at: number) => boolean,
): void {
  const comparable = Array.from(snapshots.keys()).filter((i) => {
    const { at, complete, followers } = snapshots[i];
    return verdicts[i].believed && (complete || isAccepted(at)) && followers.length > 0;
  });
  const lists = comparable.map((i) => snapshots[i]);
  const isByHandle = lists.map(({ followers }) => namesByHandle(followers, people.byHandle));
  const audienceOf = separateAudiences(lists, people.count, isByHandle);
  const accepted = lists.map(({ at }) => isAccepted(at));
  for (const [l, fault] of chooseAudience(audienceOf, isByHandle, accepted).entries()) {
    if (fault !== '') verdicts[comparable[l]] = { ...rejected(fault), audience: audienceOf[l] };
  }
}

function namesByHandle(followers: Int32Array, byHandle: Uint8Array): boolean {
  let handles = 0;
  for (const person of followers) handles += byHandle[person];
  return handles * 2 > followers.length;
}

/**
 * People in incomplete snapshots count if at least half of those listed are in snapshots that count, or
 * if there are no such snapshots.
 */
function vouchForIncomplete(
  snapshots: readonly Snapshot[],
  verdicts: SnapshotVerdict[],
  people: number,
): void {
  const known = new Uint8Array(people);
  for (const [i, { followers }] of snapshots.entries()) {
    if (verdicts[i].believed) for (const person of followers) known[person] = 1;
  }
  const isAlone = !verdicts.some(({ believed, reason }) => believed || reason === UNDECIDED);
  for (const [i, { followers }] of snapshots.entries()) {
    if (verdicts[i].reason !== INCOMPLETE) continue;
    const vouched = followers.reduce((count, person) => count + known[person], 0);
    verdicts[i] = { ...verdicts[i], shown: isAlone || vouched * 2 >= followers.length };
  }
}
