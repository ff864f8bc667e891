import type { AudienceLog } from '../../model/audience-log.ts';
import type { Audience } from './audience.ts';

/** The time a report is about, both ends included; ms, NaN without data. */
export interface Window {
  from: number;
  to: number;
}

/** Returns the window of all data: from the first snapshot or event to the last. */
export function wholeWindow(log: AudienceLog, audience: Audience): Window {
  if (Number.isNaN(audience.from)) return { from: Number.NaN, to: Number.NaN };
  let { from, to } = audience;
  const include = (moment: number): void => {
    from = Math.min(from, moment);
    to = Math.max(to, moment);
  };
  for (const post of log.posts) include(post.at);
  for (const at of log.engagements.at) include(at);
  for (const at of log.statuses.at) include(at);
  return { from, to };
}

/** Returns the part of the window in which the audience was observed. */
export function watchedPart(window: Window, audience: Audience): Window {
  return { from: Math.max(window.from, audience.from), to: Math.min(window.to, audience.to) };
}
