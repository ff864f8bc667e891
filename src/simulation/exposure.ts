import { HOUR } from '../model/instant.ts';
import type { PlannedPost } from './plan-posts.ts';
import type { SimulationSettings } from './settings.ts';
import { TOPICS } from './topics.ts';
import { FLOOD_THRESHOLD, HALF_LIFE_DAYS, REACH } from './world.ts';

/** What followers see, by the hour. */
export interface Exposure {
  hours: number;
  /** By topic and hour: sum over its posts of weight x reach x 2^(-age / half-life). */
  topic: Float64Array[];
  /** By hour: exposure to posts of any topic beyond what is usual for this account. */
  flood: Float64Array;
}

/**
 * Computes the exposure. A post counts from the next full hour. Cost: O(hours x topics + posts).
 */
export function exposureOf(settings: SimulationSettings, posts: readonly PlannedPost[]): Exposure {
  const hours = settings.days * 24;
  const topic = TOPICS.map(() => new Float64Array(hours));
  const any = new Float64Array(hours);
  for (const post of posts) {
    const age = (post.at - settings.from) / HOUR;
    const hour = Math.ceil(age);
    if (hour >= hours) continue;
    const fresh = REACH[post.kind] * 2 ** (-(hour - age) / (24 * HALF_LIFE_DAYS));
    any[hour]! += fresh;
    for (const part of post.topics) topic[part.topic]![hour]! += fresh * part.weight;
  }
  for (const series of [...topic, any]) decay(series);
  const usual = (settings.postsPerDay * HALF_LIFE_DAYS) / Math.LN2;
  return { hours, topic, flood: any.map((seen) => Math.max(0, seen - FLOOD_THRESHOLD * usual)) };
}

function decay(series: Float64Array): void {
  const factor = 2 ** (-1 / (24 * HALF_LIFE_DAYS));
  for (let hour = 1; hour < series.length; hour++) series[hour]! += series[hour - 1]! * factor;
}
