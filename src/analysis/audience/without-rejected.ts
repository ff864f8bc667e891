import type { AudienceLog } from '../../model/audience-log.ts';
import { DOUBTED_BY_OWNER, INCOMPLETE, type SnapshotVerdict } from './snapshot-verdict.ts';
import { type Renumbered, withoutPeople } from './without-people.ts';

/** The part of the log that counts, and the verdict on each of its snapshots. */
export interface CountedLog extends Renumbered {
  verdicts: SnapshotVerdict[];
}

/**
 * Leaves out the rejected snapshots, and the people whom only they list with their profiles. Of
 * snapshots that list strangers, it also leaves out the follow times (downloads contain these too).
 * So the figures are those of a log without these snapshots. Cost: O(log).
 */
export function withoutRejected(
  log: AudienceLog,
  verdicts: readonly SnapshotVerdict[],
): CountedLog {
  const counted = Array.from(log.snapshots.keys()).filter((i) => verdicts[i].shown);
  const snapshots = counted.map((i) => log.snapshots[i]);
  return {
    ...withoutPeople({ ...log, snapshots }, rejectedOnly(log, verdicts)),
    verdicts: counted.map((i) => verdicts[i]),
  };
}

/**
 * Marks the people who are only in rejected snapshots. People who did something, or whom the owner
 * follows, are known otherwise.
 */
function rejectedOnly(log: AudienceLog, verdicts: readonly SnapshotVerdict[]): Uint8Array {
  const isOut = new Uint8Array(log.people.count);
  if (verdicts.every(({ shown }) => shown)) return isOut;
  const mark = (value: number, isMarked: (verdict: SnapshotVerdict) => boolean): void => {
    for (const [i, { followers }] of log.snapshots.entries()) {
      if (isMarked(verdicts[i])) for (const person of followers) isOut[person] = value;
    }
  };
  const unmark = (people: Int32Array): void => {
    for (const person of people) isOut[person] = 0;
  };
  mark(1, ({ shown }) => !shown);
  // Of a snapshot that failed, we believe who followed. Of one that lists strangers, we don't.
  unmark(log.follows.person);
  unmark(log.unfollows.person);
  mark(1, listsStrangers);
  mark(0, ({ shown }) => shown);
  const { engagements, ownFollowing, ties } = log;
  for (const people of [engagements.person, ownFollowing.person, ties.from, ties.to])
    unmark(people);
  const owner = log.people.ids.indexOf(log.account.id);
  if (owner >= 0) isOut[owner] = 0;
  return isOut;
}

/** Whether a snapshot is of another audience, or the owner or its people give reason to think so. */
function listsStrangers({ shown, audience, reason }: SnapshotVerdict): boolean {
  return !shown && (audience !== undefined || reason === DOUBTED_BY_OWNER || reason === INCOMPLETE);
}
