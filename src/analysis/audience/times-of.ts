import type { AudienceLog } from '../../model/audience-log.ts';
import { observedTime } from './observed-time.ts';

/**
 * Returns the first and last time of everything known, posts and engagement included; NaN without
 * data on who follows.
 */
export function timesOf(log: AudienceLog): { from: number; to: number } {
  let { from, to } = observedTime(log);
  const include = (moment: number): void => {
    from = Math.min(from, moment);
    to = Math.max(to, moment);
  };
  for (const { at } of log.posts) include(at);
  for (const { at } of [log.engagements, log.statuses]) at.forEach(include);
  return { from, to };
}
