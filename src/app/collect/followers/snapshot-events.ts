import type { SnapshotEvent } from '../../../model/events.ts';
import type { PersonId } from '../../../model/ids.ts';
import type { Instant } from '../../../model/instant.ts';
import { formatInstant } from '../../../model/instant.ts';
import type { CollectorRun, RunPage } from '../../../store/ports/collector-memory.ts';
import type { LocatedEvent } from '../../../store/ports/event-log.ts';

/** A follower list as we read it. */
export interface ReadPages {
  /** The kind of source that read it. */
  source: string;
  run: CollectorRun;
  /** The pages of the list, in the platform's order: newest followers first. */
  list: readonly RunPage[];
  /** People who follow although no page lists them, and when we found out. */
  unlisted?: RunPage | undefined;
  complete: boolean;
}

/**
 * Returns a snapshot as events, one for each page. The first has the time of its request, the others
 * the times at which they came. The log infers from them that whoever is listed followed when the
 * snapshot began or came while we read it, and that whoever is not had left by its end.
 */
export function snapshotOf({ source, run, list, unlisted, complete }: ReadPages): LocatedEvent[] {
  const id = `${source} ${formatInstant(run.startedAt)} ${run.number}`;
  const pages = unlisted === undefined ? list : [...list, unlisted];
  const parts = pages.map((page, i) => (i === 0 ? { ...page, at: page.sentAt } : page));
  const [first] = list;
  // Reading a single page takes time too, so a second, empty part marks its end.
  if (parts.length === 1 && first!.sentAt < first!.at) parts.push({ ...first!, part: 2, ids: [] });
  return parts.map(({ part, at, ids }) => {
    const event: SnapshotEvent = {
      type: 'snapshot',
      at: at as Instant,
      complete,
      ordered: part <= list.length || ids.length === 0,
      followers: ids as PersonId[],
      ...(parts.length > 1 && { id, part, parts: parts.length }),
    };
    return { event, line: Math.min(part, pages.length) };
  });
}
