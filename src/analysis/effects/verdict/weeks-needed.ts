import { normalQuantile } from '../../../stats/normal-distribution.ts';
import { FALSE_DISCOVERY, leastThatMatters } from './verdicts.ts';

/** Power: the probability of detecting an effect that matters. */
const POWER = 0.8;
/** The longest forecast: ten years. */
export const MOST_WEEKS = 520;

export interface NeededFor {
  /** Standard error of the attributable follows or unfollows, from the data alone. */
  error: number;
  /** Total follows or unfollows behind the figure. */
  all: number;
  /** Number of topics, which one effect alone must stand out among. */
  topics: number;
  /** Days observed so far. */
  days: number;
}

/**
 * Returns how many more weeks of observation, with posts and departures as frequent as so far,
 * detect the smallest effect that matters with 80% power, at the level of a single effect under the
 * false discovery rate. The standard error of a rate shrinks with the square root of time; counts
 * grow with time.
 *
 * @returns null if the data so far would have shown it; at most {@link MOST_WEEKS}.
 */
export function weeksNeeded({ error, all, topics, days }: NeededFor): number | null {
  if (!(days > 0)) return null;
  const distance = detectableDistance(topics);
  for (let weeks = 0; weeks < MOST_WEEKS; weeks++) {
    const times = 1 + (7 * weeks) / days;
    if (distance * error * Math.sqrt(times) <= leastThatMatters(all * times))
      return weeks === 0 ? null : weeks;
  }
  return MOST_WEEKS;
}

/** Returns how many standard errors an effect must have to be detected among so many topics. */
export function detectableDistance(topics: number): number {
  const level = FALSE_DISCOVERY / Math.max(1, topics);
  return normalQuantile(1 - level / 2) + normalQuantile(POWER);
}
