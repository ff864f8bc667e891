import { formatInstant } from '../../model/instant.ts';
import { FollowerLists } from '../follower-lists.ts';
import type { PlannedSnapshot } from '../snapshots.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';

/** The number of ids on one page of a platform's response. */
const PAGE = 1000;
/** The most ids in memory at a time. */
const MOST_IN_BATCH = 4_000_000;

/**
 * Yields snapshots in pages. Pages from the same place of different lists are next to each other,
 * because gzip looks back only 32 KB. Such pages are nearly equal, but in whole snapshots they
 * would be too far apart.
 */
export function* snapshotLines(audience: SimulatedAudience): Generator<SimulatedEvent> {
  const lists = new FollowerLists(audience.lives);
  let batch: { snapshot: PlannedSnapshot; list: Int32Array }[] = [];
  let ids = 0;
  for (const snapshot of audience.snapshots) {
    const list = lists.read(snapshot);
    if (ids + list.length > MOST_IN_BATCH) {
      yield* pagesOf(audience, batch);
      batch = [];
      ids = 0;
    }
    batch.push({ snapshot, list });
    ids += list.length;
  }
  yield* pagesOf(audience, batch);
}

function* pagesOf(
  { ids }: SimulatedAudience,
  batch: readonly { snapshot: PlannedSnapshot; list: Int32Array }[],
): Generator<SimulatedEvent> {
  const most = batch.reduce((most, { list }) => Math.max(most, pageCount(list)), 0);
  for (let page = 0; page < most; page++) {
    for (const { snapshot, list } of batch) {
      const parts = pageCount(list);
      if (page >= parts || lost(snapshot, page, parts)) continue;
      const followers = Array.from(
        list.subarray(page * PAGE, (page + 1) * PAGE),
        (who) => ids[who]!,
      );
      const at = formatInstant(snapshot.at);
      const part = parts === 1 ? {} : { id: `reading ${at}`, part: page + 1, parts };
      yield { type: 'snapshot', at, complete: true, ordered: true, ...part, followers };
    }
  }
}

function pageCount(list: Int32Array): number {
  return Math.max(1, Math.ceil(list.length / PAGE));
}

/** Returns whether a page is lost: the last one of a snapshot with several pages. */
function lost({ fault }: PlannedSnapshot, page: number, parts: number): boolean {
  return fault === 'page lost' && parts > 1 && page === parts - 1;
}
