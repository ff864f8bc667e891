import type { Post } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { PostTopics } from '../../topics/identity/post-topics.ts';
import type { WeeksAhead } from './topic-effects.ts';
import { weeksNeeded } from './weeks-needed.ts';

/** Assumed share of followers who leave in a month, before any data. */
const LEAVING_MONTHLY = { slow: 0.01, fast: 0.04 };
const MONTH_DAYS = 30.4;
/** Assumed overdispersion of departures: variance over mean. */
const OVERDISPERSION = 1.5;
/** Days of recent posts that show what the account posts about. */
const RECENT_DAYS = 90;
/** Assumed days of a post's effect. */
const EFFECT_DAYS = 3;

/**
 * Returns how long observation must last, before any data: with assumed departures, each topic's
 * share of the days with an effect of its posts, and the requirements of `weeksNeeded`. It is the
 * topic that needs least.
 *
 * @param to the end of what is known, ms.
 * @returns null where nobody follows, or nothing was posted lately. Cost: O(posts).
 */
export function weeksAhead(
  posts: readonly Post[],
  postTopics: PostTopics,
  followers: number,
  to: number,
): WeeksAhead | null {
  const shares = effectShares(posts, postTopics, to).filter((share) => share > 0 && share < 1);
  if (followers === 0 || shares.length === 0) return null;
  const weeksAt = (leaving: number): number => {
    const all = (followers * leaving * 7) / MONTH_DAYS;
    const waits = shares.map((share) => {
      const error = Math.sqrt((OVERDISPERSION * all * share) / (1 - share));
      return (weeksNeeded({ error, all, topics: shares.length, days: 7 }) ?? 0) + 1;
    });
    return Math.min(...waits);
  };
  return { soonest: weeksAt(LEAVING_MONTHLY.fast), latest: weeksAt(LEAVING_MONTHLY.slow) };
}

/** Returns for each topic the share of the recent days on which one of its posts had an effect. */
function effectShares(posts: readonly Post[], postTopics: PostTopics, to: number): number[] {
  const { weights, topics } = postTopics;
  const days = topics.map(() => new Uint8Array(RECENT_DAYS));
  const last = posts.reduce((latest, { at }) => (at <= to ? Math.max(latest, at) : latest), 0);
  for (const [p, { at }] of posts.entries()) {
    const age = Math.floor((last - at) / DAY);
    if (age < 0 || age >= RECENT_DAYS) continue;
    for (let w = weights.start[p]; w < weights.start[p + 1]; w++) {
      days[weights.column[w]].fill(1, Math.max(0, age - EFFECT_DAYS + 1), age + 1);
    }
  }
  return days.map((of) => of.reduce((sum, day) => sum + day, 0) / RECENT_DAYS);
}
