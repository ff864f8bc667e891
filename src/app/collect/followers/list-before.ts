import { LINKED } from '../../../analysis/audience/common-followers.ts';
import type { LastSnapshot } from '../../../store/ports/event-log.ts';
import type { Collector } from '../collector.ts';

/** Older snapshots say too little about who has left since. */
const MOST_TRIED = 10;

/**
 * Returns the last complete snapshot before a time that we can compare a new list with. Skips those
 * that the owner doubts, and those of another audience.
 * All of their people would be missing from the new list, and looking them up would cost money,
 * although they never followed.
 */
export async function listBefore(
  { store }: Pick<Collector, 'store'>,
  time: number,
  listed: ReadonlySet<string>,
): Promise<LastSnapshot | undefined> {
  const corrected = await correctedSnapshots(store);
  let before = time;
  for (let tried = 0; tried < MOST_TRIED; tried++) {
    const snapshot = await store.log.lastSnapshot(before);
    if (snapshot === undefined) return undefined;
    const { at, followers } = snapshot;
    const isBelieved = corrected.get(at) ?? isOfSameAudience(followers, listed);
    if (isBelieved) return snapshot;
    before = at;
  }
  return undefined;
}

/** Whether the owner believes the snapshots of these times. */
async function correctedSnapshots(store: Collector['store']): Promise<Map<number, boolean>> {
  const believed = new Map<number, boolean>();
  for (const { correction, undoneAt } of await store.corrections.all()) {
    if (correction.kind === 'snapshot' && undoneAt === undefined) {
      believed.set(correction.at, correction.believed);
    }
  }
  return believed;
}

function isOfSameAudience(followers: readonly string[], listed: ReadonlySet<string>): boolean {
  const both = followers.filter((person) => listed.has(person)).length;
  return both >= LINKED * Math.min(followers.length, listed.size);
}
