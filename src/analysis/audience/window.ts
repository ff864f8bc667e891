import type { AudienceLog } from '../../model/audience-log.ts';
import type { Audience } from './audience.ts';
import { timesOf } from './times-of.ts';

/** The time a report is about; ms, NaN without data. */
export interface Window {
  from: number;
  to: number;
  /**
   * What happened later than this, and up to `to`, is in the window, so that two adjacent windows
   * have no moment in common. It is `from`, or -Infinity if nothing is known from before `from`.
   */
  after: number;
}

/** Returns the window of all data: from the first snapshot or event to the last. */
export function wholeWindow(log: AudienceLog): Window {
  return { ...timesOf(log), after: -Infinity };
}

/** Returns the part of the window in which the audience was observed. */
export function watchedPart({ from, to, after }: Window, audience: Audience): Window {
  const watchedFrom = Math.max(from, audience.from);
  return { from: watchedFrom, to: Math.max(watchedFrom, Math.min(to, audience.to)), after };
}

/** Whether something that happened at a moment is in the window. One without data has no end. */
export function isWithin({ after, to }: Window, moment: number): boolean {
  return moment > after && !(moment > to);
}
