import type { TracesPage } from '../../model/pages/forgetting.ts';
import { writeNumberOf } from './numbers.ts';

/** What is stored about a person: `1 profile version, listed in 3 snapshots, 2 other events`. */
export function tracesInWords({
  events,
  mentions,
  quarantined,
}: Pick<TracesPage, 'events' | 'mentions' | 'quarantined'>): string {
  const { snapshot: snapshots = 0, person: profiles = 0, ...rest } = events;
  const others = Object.values(rest).reduce((sum, count) => sum + count, 0);
  const known = [
    [profiles, writeNumberOf(profiles, 'profile version', 'profile versions')],
    [snapshots, `listed in ${writeNumberOf(snapshots, 'snapshot', 'snapshots')}`],
    [others, writeNumberOf(others, 'other event', 'other events')],
    [mentions, writeNumberOf(mentions, 'text that mentions them', 'texts that mention them')],
    [quarantined, writeNumberOf(quarantined, 'rejected row', 'rejected rows')],
  ] as const;
  return known.flatMap(([count, text]) => (count > 0 ? text : [])).join(', ');
}
