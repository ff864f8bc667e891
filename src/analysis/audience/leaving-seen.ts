import type { AudienceLog } from '../../model/audience-log.ts';

/**
 * Returns since when departures could be seen: since the first believed snapshot or reported departure.
 * A list with the times of follows reaches further back, but has only people who stayed. Without
 * snapshots, whoever reports departures has reported them from the start. Infinity: never.
 *
 * @param believed times of the believed snapshots, ascending.
 */
export function leavingSeenFrom({ unfollows }: AudienceLog, believed: Float64Array): number {
  const reported = unfollows.before.reduce((first, before, u) => {
    const after = unfollows.after[u];
    return Math.min(first, Number.isFinite(after) ? after : before);
  }, Infinity);
  if (believed.length === 0) return reported === Infinity ? Infinity : -Infinity;
  return Math.min(believed[0], reported);
}
