import type { AudienceLog } from '../../model/audience-log.ts';

/** Returns the first and last time with data on who follows; NaN without any. */
export function observedTime(log: AudienceLog): { from: number; to: number } {
  let from = Infinity;
  let to = -Infinity;
  const include = (moment: number): void => {
    if (!Number.isFinite(moment)) return;
    from = Math.min(from, moment);
    to = Math.max(to, moment);
  };
  for (const snapshot of log.snapshots) include(snapshot.at);
  // A follow's lower bound may be as old as the account, long before observation.
  for (const before of log.follows.before) include(before);
  for (const after of log.unfollows.after) include(after);
  for (const before of log.unfollows.before) include(before);
  return to === -Infinity ? { from: Number.NaN, to: Number.NaN } : { from, to };
}
