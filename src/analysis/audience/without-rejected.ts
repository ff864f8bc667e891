import type { AudienceLog } from '../../model/audience-log.ts';
import { DOUBTED_BY_OWNER, type SnapshotVerdict } from './snapshot-verdict.ts';
import { type Renumbered, withoutPeople } from './without-people.ts';

/** The part of the log that counts, and the verdict on each of its snapshots. */
export interface CountedLog extends Renumbered {
  verdicts: SnapshotVerdict[];
}

/**
 * Leaves out the rejected snapshots, and the people whom only snapshots of another audience list with
 * their profiles and follow times (downloads contain these too). So the figures are those
 * of a log without these snapshots. Cost: O(log).
 */
export function withoutRejected(
  log: AudienceLog,
  verdicts: readonly SnapshotVerdict[],
): CountedLog {
  const counted = Array.from(log.snapshots.keys()).filter((i) => verdicts[i].shown);
  const snapshots = counted.map((i) => log.snapshots[i]);
  return {
    ...withoutPeople({ ...log, snapshots }, othersOnly(log, verdicts)),
    verdicts: counted.map((i) => verdicts[i]),
  };
}

/**
 * Marks the people who are only in snapshots of another audience, or in snapshots that the owner
 * doubts. People who did something, or whom the owner follows, are known otherwise.
 */
function othersOnly(log: AudienceLog, verdicts: readonly SnapshotVerdict[]): Uint8Array {
  const isOther = new Uint8Array(log.people.count);
  const mark = (value: number, isMarked: (verdict: SnapshotVerdict) => boolean): void => {
    for (const [i, { followers }] of log.snapshots.entries()) {
      if (isMarked(verdicts[i])) for (const person of followers) isOther[person] = value;
    }
  };
  mark(1, ({ audience, reason }) => audience !== undefined || reason === DOUBTED_BY_OWNER);
  if (!isOther.includes(1)) return isOther;
  mark(0, ({ shown }) => shown);
  const { engagements, ownFollowing, statuses, ties } = log;
  const known = [engagements.person, ownFollowing.person, statuses.person, ties.from, ties.to];
  for (const people of known) for (const person of people) isOther[person] = 0;
  const owner = log.people.ids.indexOf(log.account.id);
  if (owner >= 0) isOther[owner] = 0;
  return isOther;
}
