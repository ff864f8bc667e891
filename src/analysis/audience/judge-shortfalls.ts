import type { Snapshot } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import { MissingPeople } from './missing-people.ts';
import { BELIEVED, INCOMPLETE, rejected, type SnapshotVerdict } from './snapshot-verdict.ts';
import { isSharpLoss, usualDailyLoss } from './usual-loss.ts';

/** The most snapshots after a sharp loss in which the missing people may return. */
const LONGEST_GLITCH = 6;
/** An empty list is rejected for an account that had more followers than this. */
const MAY_ALL_LEAVE = 3;

/**
 * Rejects failed snapshots: incomplete, empty or far shorter than the one before. A sharp loss is
 * checked against later snapshots. If most of the missing people return soon, the snapshot was
 * wrong; if they stay away, they left. Without a later snapshot it is rejected for now. Snapshots that
 * the owner accepts are right, and others are checked against them.
 *
 * @param snapshots of one audience, sorted by time, without those that the owner doubts.
 * @param people how many people there are.
 * @param isAccepted whether the owner accepts the snapshot of a time.
 * Cost: O(total length of the snapshots), times up to {@link LONGEST_GLITCH} after a sharp loss.
 */
export function judgeShortfalls(
  snapshots: readonly Snapshot[],
  people: number,
  isAccepted: (at: number) => boolean,
): SnapshotVerdict[] {
  const accepted = snapshots.map(({ at }) => isAccepted(at));
  const verdicts = snapshots.map(({ complete }, i) =>
    accepted[i] || complete ? BELIEVED : rejected(INCOMPLETE),
  );
  const missingPeople = new MissingPeople(people);
  const usual = usualDailyLoss(snapshots, missingPeople);
  let last = -1;
  for (const [i, snapshot] of snapshots.entries()) {
    if (!verdicts[i].believed) continue;
    if (accepted[i]) {
      last = i;
      continue;
    }
    if (last < 0) {
      verdicts[i] = judgeFirst(snapshots, verdicts, i, missingPeople, usual);
      if (verdicts[i].believed) last = i;
      continue;
    }
    const before = snapshots[last];
    if (snapshot.followers.length === 0 && before.followers.length > MAY_ALL_LEAVE) {
      verdicts[i] = rejected('empty');
      continue;
    }
    const missing = missingPeople.between(before.followers, snapshot.followers);
    if (!isSharpLoss(missing.length, before, snapshot, usual)) {
      last = i;
      continue;
    }
    const { returned, decidedAt } = findReturn(missing, snapshots, accepted, i, missingPeople);
    if (returned) {
      const verdict = rejected('far shorter, and the missing people were back soon after');
      for (let j = i; j < decidedAt; j++) if (verdicts[j].believed) verdicts[j] = verdict;
    } else if (decidedAt < 0) {
      verdicts[i] = rejected('far shorter, and no later snapshot confirms it yet');
    } else last = i;
  }
  return verdicts;
}

/**
 * Rejects a first snapshot that is cut short or lists many other people: within days, the next one is
 * far longer, or has many others instead, and the one after agrees with the next.
 */
function judgeFirst(
  snapshots: readonly Snapshot[],
  verdicts: readonly SnapshotVerdict[],
  i: number,
  missingPeople: MissingPeople,
  usual: number,
): SnapshotVerdict {
  const [first, next, after] = snapshots.filter((_, j) => j >= i && verdicts[j].believed);
  const size = first.followers.length;
  if (next === undefined) return size === 0 ? rejected('empty') : BELIEVED;
  const appeared = missingPeople.count(next.followers, first.followers);
  if (size === 0 && appeared > MAY_ALL_LEAVE) return rejected('empty');
  if (next.at - first.at >= 8 * DAY || appeared <= 20) return BELIEVED;
  if (appeared > size / 2 && next.followers.length > 1.5 * size)
    return rejected('far shorter than the next snapshot');
  const loses = (before: Snapshot, now: Snapshot): boolean =>
    isSharpLoss(missingPeople.count(before.followers, now.followers), before, now, usual);
  return appeared > size / 4 && after !== undefined && loses(first, next) && !loses(next, after)
    ? rejected('many of its people are replaced by others in the next snapshot')
    : BELIEVED;
}

/**
 * Returns whether most of the missing people return in the snapshots after a sharp loss, and the
 * snapshot that decided it: -1 if none did. A snapshot that the owner believes decides it alone.
 */
function findReturn(
  missing: readonly number[],
  snapshots: readonly Snapshot[],
  accepted: readonly boolean[],
  i: number,
  missingPeople: MissingPeople,
): { returned: boolean; decidedAt: number } {
  let checked = 0;
  let decidedAt = -1;
  for (let j = i + 1; j < snapshots.length && checked < LONGEST_GLITCH; j++) {
    const snapshot = snapshots[j];
    if (!accepted[j] && (!snapshot.complete || snapshot.followers.length === 0)) continue;
    checked++;
    decidedAt = j;
    const stillMissing = missingPeople.count(missing, snapshot.followers);
    if ((missing.length - stillMissing) * 2 >= missing.length) return { returned: true, decidedAt };
    if (accepted[j]) break;
  }
  return { returned: false, decidedAt };
}
