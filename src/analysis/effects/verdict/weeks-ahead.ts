import type { Post } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { PostTopics } from '../../topics/identity/post-topics.ts';
import type { WeeksAhead } from './topic-effects.ts';
import { weeksNeeded } from './weeks-needed.ts';

/** Share of followers who leave in a month: what is assumed before anything was seen. */
const LEAVING_MONTHLY = { slow: 0.01, fast: 0.04 };
const MONTH_DAYS = 30.4;
/** Departures come in bunches: variance over mean. */
const OVERDISPERSION = 1.5;
/** Posts so recent tell what is posted on. */
const RECENT_DAYS = 90;
/** A post is taken to have an effect for so many days. */
const EFFECT_DAYS = 3;

/**
 * What watching would take, before there was any: departures at an assumed pace, a topic's share of
 * them by the days on which its posts have an effect, told apart from the other days as
 * `weeksNeeded` asks. Of all topics the one that takes least.
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

/** For each topic the share of the last days on which one of its posts had an effect. */
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
