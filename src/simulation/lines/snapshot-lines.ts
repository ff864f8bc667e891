import { formatInstant } from '../../model/instant.ts';
import { FollowerLists } from '../follower-lists.ts';
import type { PlannedSnapshot } from '../snapshots.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';

/** As many ids come in one page of a platform's answer. */
const PAGE = 1000;
/** Most ids of snapshots held at a time. */
const MOST_HELD = 4_000_000;

/**
 * The snapshots in pages. Pages of the same place stand together, as gzip looks back 32 KB only:
 * page by page two snapshots are almost the same, reading by reading they are too far apart.
 */
export function* snapshotLines(audience: SimulatedAudience): Generator<SimulatedEvent> {
  const lists = new FollowerLists(audience.lives);
  let held: { snapshot: PlannedSnapshot; list: Int32Array }[] = [];
  let ids = 0;
  for (const snapshot of audience.snapshots) {
    const list = lists.read(snapshot);
    if (ids + list.length > MOST_HELD) {
      yield* pagesOf(audience, held);
      held = [];
      ids = 0;
    }
    held.push({ snapshot, list });
    ids += list.length;
  }
  yield* pagesOf(audience, held);
}

function* pagesOf(
  { ids }: SimulatedAudience,
  held: readonly { snapshot: PlannedSnapshot; list: Int32Array }[],
): Generator<SimulatedEvent> {
  const most = held.reduce((most, { list }) => Math.max(most, pageCount(list)), 0);
  for (let page = 0; page < most; page++) {
    for (const { snapshot, list } of held) {
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

/** Where a page is lost it is the last one; a snapshot of a single page keeps it. */
function lost({ fault }: PlannedSnapshot, page: number, parts: number): boolean {
  return fault === 'page lost' && parts > 1 && page === parts - 1;
}
