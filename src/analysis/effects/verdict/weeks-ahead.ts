import type { Post } from '../../../model/audience-log.ts';
import { DAY } from '../../../model/instant.ts';
import type { TopicLevel } from '../../topics/identity/post-topics.ts';
import { FEWEST_POSTS } from '../design/topic-selection.ts';
import { FEWEST_DEPARTURES } from './cost-verdicts.ts';
import type { WeeksAhead } from './topic-effects.ts';
import { leastThatMatters } from './verdicts.ts';
import { detectableDistance, MOST_WEEKS } from './weeks-needed.ts';

/** The fewest intervals that allow a comparison of days. */
export const FEWEST_INTERVALS = 10;

/** Assumed share of followers who leave in a month, before any data. */
const LEAVING_MONTHLY = { slow: 0.01, fast: 0.04 };
const WEEKS_A_MONTH = 30.4 / 7;
/** Assumed overdispersion of departures: variance over mean. */
const OVERDISPERSION = 1.5;
/** Days of recent posts that show what the account posts about. */
const RECENT_DAYS = 90;
/** Assumed days of a post's effect. */
const EFFECT_DAYS = 3;

/** How often a topic is posted. */
interface Rhythm {
  /** Share of the recent days on which one of its posts had an effect. */
  share: number;
  postsWeekly: number;
}

/**
 * Returns how long to observe, before any data, until the topic that needs the least time has a
 * verdict. Neither the rate of departures nor the size of an effect is known, so the result is a
 * range: the soonest time of any verdict, with many departures, and the time until the smallest
 * effect that matters shows with 80% power, with few. Cost: O(posts).
 *
 * @param to the end of the data, ms.
 * @returns null if nobody follows, or nothing was posted lately.
 */
export function weeksAhead(
  posts: readonly Post[],
  postTopics: TopicLevel,
  followers: number,
  to: number,
): WeeksAhead | null {
  const rhythms = rhythmsOf(posts, postTopics, to).filter(({ share }) => share > 0 && share < 1);
  if (followers === 0 || rhythms.length === 0) return null;
  const weekly = (leaving: number): number => (followers * leaving) / WEEKS_A_MONTH;
  const [fast, slow] = [weekly(LEAVING_MONTHLY.fast), weekly(LEAVING_MONTHLY.slow)];
  return {
    soonest: fewest(rhythms.map((rhythm) => weeksForVerdict(rhythm, fast))),
    latest: fewest(
      rhythms.map((rhythm) =>
        Math.max(weeksForVerdict(rhythm, slow), weeksForEffect(rhythm, slow, rhythms.length)),
      ),
    ),
  };
}

function fewest(weeks: number[]): number {
  return Math.min(MOST_WEEKS, ...weeks);
}

/** Returns the weeks of daily snapshots until a topic can have any verdict. */
function weeksForVerdict({ postsWeekly }: Rhythm, leavingWeekly: number): number {
  return Math.ceil(
    Math.max(FEWEST_INTERVALS / 7, FEWEST_DEPARTURES / leavingWeekly, FEWEST_POSTS / postsWeekly),
  );
}

/**
 * Returns the weeks until the smallest effect that matters shows. It compares departures on the
 * topic's days, its own included, with those expected from the other days.
 */
function weeksForEffect({ share }: Rhythm, leavingWeekly: number, topics: number): number {
  const distance = detectableDistance(topics);
  for (let weeks = 1; weeks < MOST_WEEKS; weeks++) {
    const all = leavingWeekly * weeks;
    const effect = leastThatMatters(all);
    const variance = OVERDISPERSION * (effect + ((all - effect) * share) / (1 - share));
    if (effect < all && distance * Math.sqrt(variance) <= effect) return weeks;
  }
  return MOST_WEEKS;
}

function rhythmsOf(posts: readonly Post[], postTopics: TopicLevel, to: number): Rhythm[] {
  const { weights, topics } = postTopics;
  const days = topics.map(() => new Uint8Array(RECENT_DAYS));
  const recent = new Float64Array(topics.length);
  const last = posts.reduce((latest, { at }) => (at <= to ? Math.max(latest, at) : latest), 0);
  for (const [p, { at }] of posts.entries()) {
    const age = Math.floor((last - at) / DAY);
    if (age < 0 || age >= RECENT_DAYS) continue;
    for (let w = weights.start[p]; w < weights.start[p + 1]; w++) {
      recent[weights.column[w]]++;
      days[weights.column[w]].fill(1, Math.max(0, age - EFFECT_DAYS + 1), age + 1);
    }
  }
  return days.map((of, topic) => ({
    share: of.reduce((sum, day) => sum + day, 0) / RECENT_DAYS,
    postsWeekly: (recent[topic] * 7) / RECENT_DAYS,
  }));
}
