import type { AudienceLog } from '../../model/audience-log.ts';
import { keepTimes } from './keep-times.ts';
import { observedTime } from './observed-time.ts';

/**
 * Returns what was known of the audience at a time: nothing that happened later changes a report
 * that ends then. A follow or departure without a latest time happened by the end of observation.
 * Cost: O(events).
 *
 * @param to ms; Infinity: everything.
 */
export function knownUpTo(log: AudienceLog, to: number): AudienceLog {
  if (to === Infinity) return log;
  const end = observedTime(log).to;
  return keepTimes(
    log,
    (by, after) => !(after > to || (by === Infinity ? Math.max(end, after) : by) > to),
  );
}
