import type { Snapshot } from '../../model/audience-log.ts';

/**
 * Leaves out incomplete snapshots if a better one of the same time lists all of their people. That
 * happens when an owner imports a list again because it was complete after all.
 * Cost: O(length of the snapshots that share their time).
 */
export function withoutOutdone(snapshots: readonly Snapshot[]): Snapshot[] {
  const sameTime = Map.groupBy(snapshots, ({ at }) => at);
  const outdone = new Set<Snapshot>();
  for (const group of sameTime.values()) {
    if (group.length < 2) continue;
    const ranked = group.toSorted(byWorth);
    for (const [i, snapshot] of ranked.entries()) {
      const better = ranked.slice(0, i).filter((other) => !outdone.has(other));
      if (!snapshot.complete && better.some((other) => listsAllOf(other, snapshot))) {
        outdone.add(snapshot);
      }
    }
  }
  return snapshots.filter((snapshot) => !outdone.has(snapshot));
}

/** Complete ones first, then longer ones, then those that say why they are incomplete. */
function byWorth(a: Snapshot, b: Snapshot): number {
  return (
    Number(b.complete) - Number(a.complete) ||
    b.followers.length - a.followers.length ||
    Number(b.incomplete !== undefined) - Number(a.incomplete !== undefined)
  );
}

function listsAllOf(other: Snapshot, { followers }: Snapshot): boolean {
  const listed = new Set(other.followers);
  return followers.every((person) => listed.has(person));
}
