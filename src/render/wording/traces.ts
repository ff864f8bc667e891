import type { TracesPage } from '../../model/pages/forgetting.ts';
import { writeNumberOf } from './numbers.ts';

/** How much is known of a person: `1 profile, a place in 3 readings, 2 other facts`. */
export function tracesInWords({
  events,
  mentions,
  quarantined,
}: Pick<TracesPage, 'events' | 'mentions' | 'quarantined'>): string {
  const { snapshot: snapshots = 0, person: profiles = 0, ...rest } = events;
  const others = Object.values(rest).reduce((sum, count) => sum + count, 0);
  const known = [
    [profiles, writeNumberOf(profiles, 'profile', 'profiles')],
    [snapshots, `a place in ${writeNumberOf(snapshots, 'reading', 'snapshots')}`],
    [others, writeNumberOf(others, 'other fact', 'other facts')],
    [mentions, writeNumberOf(mentions, 'text that names them', 'texts that name them')],
    [quarantined, writeNumberOf(quarantined, 'line set aside', 'lines set aside')],
  ] as const;
  return known.flatMap(([count, text]) => (count > 0 ? text : [])).join(', ');
}
