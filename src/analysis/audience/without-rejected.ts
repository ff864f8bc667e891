import type { AudienceLog } from '../../model/audience-log.ts';
import { keepRows } from './keep-rows.ts';
import { DOUBTED_BY_OWNER, type SnapshotVerdict } from './snapshot-verdict.ts';

/** What of the log counts, and what of each snapshot in it. */
export interface CountedLog {
  log: AudienceLog;
  verdicts: SnapshotVerdict[];
}

/**
 * Leaves out the rejected snapshots, so that they add nobody, and what is said about when the people
 * of another audience followed: downloads list people together with the times of their follows.
 * Cost: O(total length of the snapshots + events).
 */
export function withoutRejected(
  log: AudienceLog,
  verdicts: readonly SnapshotVerdict[],
): CountedLog {
  const counted = Array.from(log.snapshots.keys()).filter((i) => verdicts[i].shown);
  const isOther = othersOnly(log, verdicts);
  return {
    log: {
      ...log,
      snapshots: counted.map((i) => log.snapshots[i]),
      follows: keepRows(log.follows, (e) => isOther[log.follows.person[e]!] === 0),
      unfollows: keepRows(log.unfollows, (e) => isOther[log.unfollows.person[e]!] === 0),
    },
    verdicts: counted.map((i) => verdicts[i]),
  };
}

/** Marks the people who are only in snapshots of another audience, or that the owner doubts. */
function othersOnly(
  { snapshots, people }: AudienceLog,
  verdicts: readonly SnapshotVerdict[],
): Uint8Array {
  const isOther = new Uint8Array(people.count);
  const mark = (value: number, isMarked: (verdict: SnapshotVerdict) => boolean): void => {
    for (const [i, { followers }] of snapshots.entries()) {
      if (isMarked(verdicts[i])) for (const person of followers) isOther[person] = value;
    }
  };
  mark(1, ({ audience, reason }) => audience !== undefined || reason === DOUBTED_BY_OWNER);
  mark(0, ({ shown }) => shown);
  return isOther;
}
