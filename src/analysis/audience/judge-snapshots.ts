import type { Snapshot } from '../../model/audience-log.ts';
import { DAY } from '../../model/instant.ts';
import { MissingPeople } from './missing-people.ts';
import type { OwnerCorrections } from './owner-corrections.ts';
import { isSharpLoss, usualDailyLoss } from './usual-loss.ts';

/** Whether the absence of a person from a snapshot counts. Presence always counts. */
export interface SnapshotVerdict {
  believed: boolean;
  /** Why the snapshot is rejected; empty when believed. */
  reason: string;
}

/** The most snapshots after a sharp loss in which the missing people may return. */
const LONGEST_GLITCH = 6;
/** An empty list is rejected for an account that had more followers than this. */
const MAY_ALL_LEAVE = 3;

/** The reason of a snapshot that the owner doubts. */
export const DOUBTED_BY_OWNER = 'doubted by the owner';

const BELIEVED: SnapshotVerdict = { believed: true, reason: '' };

/**
 * Rejects failed snapshots: incomplete, empty or far shorter than the one before. A sharp loss is
 * checked against later snapshots. If most of the missing people return soon, the snapshot was
 * wrong; if they stay away, they left. Without a later snapshot it is rejected for now. The owner's
 * corrections always win, and other snapshots are checked against them.
 *
 * @param snapshots sorted by time.
 * @param people how many people there are.
 * @param corrections of the owner: whether to believe the snapshot of a time.
 * Cost: O(total length of the snapshots), times up to {@link LONGEST_GLITCH} after a sharp loss.
 */
export function judgeSnapshots(
  snapshots: readonly Snapshot[],
  people: number,
  corrections: OwnerCorrections['snapshots'],
): SnapshotVerdict[] {
  const corrected = snapshots.map(({ at }) => corrections.get(at));
  const verdicts = snapshots.map(({ complete }, i): SnapshotVerdict => {
    if (corrected[i] === false) return rejected(DOUBTED_BY_OWNER);
    return corrected[i] === true || complete ? BELIEVED : rejected('incomplete');
  });
  const missingPeople = new MissingPeople(people);
  const usual = usualDailyLoss(
    snapshots.filter((_, i) => corrected[i] !== false),
    missingPeople,
  );
  let last = -1;
  for (const [i, snapshot] of snapshots.entries()) {
    if (!verdicts[i].believed) continue;
    if (corrected[i] === true) {
      last = i;
      continue;
    }
    if (last < 0) {
      verdicts[i] = judgeFirst(snapshots, verdicts, i, missingPeople);
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
    const { returned, decidedAt } = findReturn(missing, snapshots, corrected, i, missingPeople);
    if (returned) {
      const verdict = rejected('far shorter, and the missing people were back soon after');
      for (let j = i; j < decidedAt; j++) if (verdicts[j].believed) verdicts[j] = verdict;
    } else if (decidedAt < 0) {
      verdicts[i] = rejected('far shorter, and no later snapshot confirms it yet');
    } else last = i;
  }
  return verdicts;
}

function rejected(reason: string): SnapshotVerdict {
  return { believed: false, reason };
}

/** Rejects a first snapshot that is cut short: the next one is far longer within days. */
function judgeFirst(
  snapshots: readonly Snapshot[],
  verdicts: readonly SnapshotVerdict[],
  i: number,
  missingPeople: MissingPeople,
): SnapshotVerdict {
  const size = snapshots[i].followers.length;
  const next = snapshots.findIndex((_, j) => j > i && verdicts[j].believed);
  if (next < 0) return size === 0 ? rejected('empty') : BELIEVED;
  const appeared = missingPeople.count(snapshots[next].followers, snapshots[i].followers);
  const days = (snapshots[next].at - snapshots[i].at) / DAY;
  if (size === 0 && appeared > MAY_ALL_LEAVE) return rejected('empty');
  return days < 8 && appeared > 20 && appeared > size / 2
    ? rejected('far shorter than the next snapshot')
    : BELIEVED;
}

/**
 * Returns whether most of the missing people return in the snapshots after a sharp loss, and the
 * snapshot that decided it: -1 if none did. A snapshot that the owner believes decides it alone.
 */
function findReturn(
  missing: readonly number[],
  snapshots: readonly Snapshot[],
  corrected: readonly (boolean | undefined)[],
  i: number,
  missingPeople: MissingPeople,
): { returned: boolean; decidedAt: number } {
  let checked = 0;
  let decidedAt = -1;
  for (let j = i + 1; j < snapshots.length && checked < LONGEST_GLITCH; j++) {
    const snapshot = snapshots[j];
    if (corrected[j] === false) continue;
    const isConfirmed = corrected[j] === true;
    if (!isConfirmed && (!snapshot.complete || snapshot.followers.length === 0)) continue;
    checked++;
    decidedAt = j;
    const stillMissing = missingPeople.count(missing, snapshot.followers);
    if ((missing.length - stillMissing) * 2 >= missing.length) return { returned: true, decidedAt };
    if (isConfirmed) break;
  }
  return { returned: false, decidedAt };
}
