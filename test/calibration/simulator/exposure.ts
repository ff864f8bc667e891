import type { PlannedPost } from './posts.ts';
import type { Shape } from './world-plan.ts';

/** What followers see, hour by hour: one series a topic, and of all posts together. */
export interface HourlyExposure {
  byTopic: Float64Array[];
  all: Float64Array;
}

/** Effects are followed until less than this is left of them. */
const NOTHING_LEFT = 1e-3;

/**
 * Exposure at the middle of each hour: the sum over posts of share x reach x what is left at their
 * age.
 *
 * @param left by hours of age, from the middle of the first hour on.
 * @param replyReach reach of replies; of all else it is 1.
 */
export function hourlyExposure(
  posts: readonly PlannedPost[],
  topics: number,
  days: number,
  left: Float64Array,
  replyReach: number,
): HourlyExposure {
  const hours = days * 24;
  const byTopic = Array.from({ length: topics }, () => new Float64Array(hours));
  const all = new Float64Array(hours);
  for (const post of posts) {
    const reach = post.isReply ? replyReach : 1;
    // A post counts from the first middle of an hour after it.
    const first = Math.ceil(post.at * 24 - 0.5);
    for (let age = Math.max(0, -first); age < left.length && first + age < hours; age++) {
      const here = reach * left[age];
      for (const topic of post.topics) byTopic[topic][first + age] += here / post.topics.length;
      all[first + age] += here;
    }
  }
  return { byTopic, all };
}

/** What is left of a post's effect by hours of age; a post just made counts 1 where it fades. */
export function effectLeft(shape: Shape, halfLifeDays: number): Float64Array {
  const life = (halfLifeDays * 24) / Math.LN2;
  const at: Record<Shape, (hour: number) => number> = {
    fading: (hour) => Math.exp(-hour / life),
    lasting: (hour) => (hour < life ? 1 : 0),
    // A gamma density of shape 2 with the same sum.
    rising: (hour) => ((4 * hour) / life) * Math.exp((-2 * hour) / life),
  };
  const left: number[] = [];
  for (let hour = 0.5; hour < life || at[shape](hour) > NOTHING_LEFT; hour++)
    left.push(at[shape](hour));
  return Float64Array.from(left);
}
