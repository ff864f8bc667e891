import { normalQuantile } from '../../../stats/normal-distribution.ts';
import { FALSE_DISCOVERY, leastThatMatters } from './verdicts.ts';

/** How often an effect that matters is to be seen once there has been enough watching. */
const POWER = 0.8;
/** Further ahead than ten years nothing is promised. */
const MOST_WEEKS = 520;

export interface NeededFor {
  /** Standard error of the attributable follows or unfollows, as the data alone have it. */
  error: number;
  /** All follows or unfollows that the figure rests on. */
  all: number;
  /** How many topics are looked at: one alone that has an effect must stand out among them. */
  topics: number;
  /** Days watched so far. */
  days: number;
}

/**
 * For how many more weeks the audience must be watched, at the pace of posts and departures so
 * far, until the smallest effect that matters would be seen with 80% power at the level that the
 * false discovery rate asks of a single effect among the topics. What the data tell grows with
 * time, so a rate's standard error shrinks with its square root; counts grow with time.
 *
 * @returns null where the watching so far would have shown it; at most {@link MOST_WEEKS}.
 */
export function weeksNeeded({ error, all, topics, days }: NeededFor): number | null {
  if (!(days > 0)) return null;
  const level = FALSE_DISCOVERY / Math.max(1, topics);
  const distance = normalQuantile(1 - level / 2) + normalQuantile(POWER);
  for (let weeks = 0; weeks < MOST_WEEKS; weeks++) {
    const times = 1 + (7 * weeks) / days;
    if (distance * error * Math.sqrt(times) <= leastThatMatters(all * times))
      return weeks === 0 ? null : weeks;
  }
  return MOST_WEEKS;
}
