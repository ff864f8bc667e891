import type { Random } from '../../../src/stats/random.ts';
import { between, chance, normal, pick, poisson } from './draws.ts';
import type { WorldPlan } from './world-plan.ts';

export interface PlannedPost {
  /** Days since watching began. */
  at: number;
  isReply: boolean;
  /** Positions in the plan's topics, each with an equal part of the post. */
  topics: number[];
}

/** Days of posting before the watch begins: their posts still echo at its start. */
const BEFORE = 15;

/** What the owner posts: topics come in campaigns and moods, some pairs of them mostly together. */
export function planPosts(plan: WorldPlan, random: Random): PlannedPost[] {
  const posts: PlannedPost[] = [];
  const mood = plan.topics.map(() => 0);
  for (let day = -BEFORE; day < plan.days; day++) {
    const weights = plan.topics.map(({ share, campaigns }, k) => {
      mood[k] = 0.8 * mood[k] + 0.3 * normal(random);
      const busy = campaigns.find(({ from, to }) => day >= from && day < to)?.factor ?? 1;
      return share * busy * Math.exp(mood[k]);
    });
    const isFlood = chance(random, plan.floods.perYear / 365);
    const usual = plan.postsPerDay * weights.reduce((sum, weight) => sum + weight, 0);
    const count =
      poisson(random, Math.min(3 * plan.postsPerDay, usual)) + (isFlood ? plan.floods.posts : 0);
    for (let n = 0; n < count; n++) {
      const topic = pick(random, weights);
      // Waking hours.
      const at = day + between(random, 0.3, 0.95);
      const isReply = chance(random, plan.replies.share);
      posts.push({ at, isReply, topics: withPartner(plan, topic, random) });
    }
  }
  return posts.sort((a, b) => a.at - b.at);
}

/** Topics 0 and 1 are partners, as are 2 and 3: a post on the first is often on the second too, and the other way. */
function withPartner(plan: WorldPlan, topic: number, random: Random): number[] {
  const partner = topic ^ 1;
  const hasPartner = topic < 4 && partner < plan.topics.length;
  return hasPartner && chance(random, plan.together) ? [topic, partner].sort() : [topic];
}
