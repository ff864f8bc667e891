import type { PlannedPost } from './posts.ts';

/** What followers see, hour by hour: one series a topic, and of all posts together. */
export interface HourlyExposure {
  byTopic: Float64Array[];
  all: Float64Array;
}

/**
 * Exposure at the middle of each hour: the sum over posts of share x reach x 2^(-age / half-life).
 *
 * @param replyReach reach of replies; of all else it is 1.
 */
export function hourlyExposure(
  posts: readonly PlannedPost[],
  topics: number,
  days: number,
  halfLifeDays: number,
  replyReach: number,
): HourlyExposure {
  const hours = days * 24;
  const byTopic = Array.from({ length: topics }, () => new Float64Array(hours));
  const all = new Float64Array(hours);
  const kept = 2 ** (-1 / (24 * halfLifeDays));
  const now = new Float64Array(topics + 1);
  let next = 0;
  // A post counts from the first middle of an hour after it.
  for (let hour = Math.floor(posts[0]?.at ?? 0) * 24; hour < hours; hour++) {
    const middle = (hour + 0.5) / 24;
    now.forEach((level, k) => (now[k] = level * kept));
    for (; next < posts.length && posts[next].at <= middle; next++) {
      const post = posts[next];
      const fresh = (post.isReply ? replyReach : 1) * 2 ** (-(middle - post.at) / halfLifeDays);
      for (const topic of post.topics) now[topic] += fresh / post.topics.length;
      now[topics] += fresh;
    }
    if (hour < 0) continue;
    for (let k = 0; k < topics; k++) byTopic[k][hour] = now[k];
    all[hour] = now[topics];
  }
  return { byTopic, all };
}
