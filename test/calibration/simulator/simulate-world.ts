import { seededRandom } from '../../../src/stats/random.ts';
import { eventsOf, type Lived } from './events.ts';
import { effectLeft, type HourlyExposure, hourlyExposure } from './exposure.ts';
import { liveThrough } from './lives.ts';
import { inventProfiles } from './people.ts';
import { planPosts } from './posts.ts';
import { hourlyRates, type Rates } from './rates.ts';
import { planSnapshots } from './snapshots.ts';
import { truthOf, type WorldTruth } from './truth.ts';
import type { WorldPlan } from './world-plan.ts';

export interface SimulatedWorld {
  lived: Lived;
  rates: Rates;
  events: Iterable<object>;
  truth: WorldTruth;
}

/** An audience with known causes. The same plan gives the same world. */
export function simulateWorld(plan: WorldPlan): SimulatedWorld {
  const random = seededRandom(plan.seed);
  const posts = planPosts(plan, random);
  const exposure = exposureTo(plan, posts);
  const rates = hourlyRates(plan, exposure, random);
  const people = liveThrough(plan, rates, random);
  const profiles = inventProfiles(plan, people, random);
  const snapshots = planSnapshots(plan, people, random);
  const lived = { plan, posts, people, profiles, snapshots };
  return { lived, rates, events: eventsOf(lived, random), truth: truthOf(lived, exposure, rates) };
}

function exposureTo(plan: WorldPlan, posts: Lived['posts']): HourlyExposure {
  const { topics, days, shape, halfLifeDays, replies } = plan;
  const left = effectLeft(shape, halfLifeDays);
  return hourlyExposure(posts, topics.length, days, left, replies.reach);
}
