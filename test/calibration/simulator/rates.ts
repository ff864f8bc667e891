import type { Random } from '../../../src/stats/random.ts';
import { between, noiseFactor, normal } from './draws.ts';
import type { HourlyExposure } from './exposure.ts';
import type { WorldPlan } from './world-plan.ts';

/** How fast people leave and come, hour by hour. */
export interface Rates {
  /** For each group, the hazard an hour of somebody old, ordinary and not followed back. */
  leaving: Float64Array[];
  /** The same summed over each day. */
  leavingByDay: Float64Array[];
  /** New followers an hour: by topic, of no cause, and of bursts. */
  byTopic: Float64Array[];
  base: Float64Array;
  burst: Float64Array;
}

/** Exposure to posts of any topic beyond this multiple of the mean is a flood. */
export const FLOOD = 2;
const BURST_HOURS = 36;

export function hourlyRates(plan: WorldPlan, exposure: HourlyExposure, random: Random): Rates {
  const hours = plan.days * 24;
  const leaveNoise = overdispersion(plan, random);
  const comeNoise = overdispersion(plan, random);
  const phase = between(random, 0, 1);
  const season = (hour: number): number =>
    1 + plan.season * Math.sin(2 * Math.PI * (hour / (24 * 365) + phase));
  const weekday = Float64Array.from({ length: 7 }, () => noiseFactor(random, plan.weekdays));
  const usual = (plan.postsPerDay * plan.halfLifeDays) / Math.LN2;
  const leaving = plan.groups.map(({ hazard, effect }) =>
    Float64Array.from({ length: hours }, (_, hour) => {
      let log = plan.floods.effect * Math.max(0, exposure.all[hour] - FLOOD * usual);
      for (const [k, perUnit] of effect.entries()) log += perUnit * exposure.byTopic[k][hour];
      const day = Math.floor(hour / 24);
      const common = season(hour) * weekday[day % 7] * leaveNoise[day];
      return ((plan.hazard * hazard) / 24) * common * Math.exp(log);
    }),
  );
  // A post's gain is spread over the whole of its decay.
  const perUnit = (plan.followers * Math.LN2) / (plan.halfLifeDays * 24);
  return {
    leaving,
    leavingByDay: leaving.map((series) =>
      Float64Array.from({ length: plan.days }, (_, day) =>
        series.subarray(day * 24, day * 24 + 24).reduce((sum, rate) => sum + rate, 0),
      ),
    ),
    byTopic: plan.topics.map(({ gain }, k) =>
      exposure.byTopic[k].map((level) => gain * perUnit * level),
    ),
    base: Float64Array.from({ length: hours }, (_, hour) => {
      const growth = plan.growth ** (hour / hours);
      const daily = plan.followers * plan.baseFollows * growth * season(hour);
      const day = Math.floor(hour / 24);
      return (daily / 24) * weekday[day % 7] * comeNoise[day];
    }),
    burst: burstsOf(plan, random),
  };
}

/** A common factor for each day: bunches that last some days. */
function overdispersion(
  { days, overdispersion: { spread, kept } }: WorldPlan,
  random: Random,
): Float64Array {
  let level = normal(random);
  return Float64Array.from({ length: days }, () => {
    level = kept * level + Math.sqrt(1 - kept ** 2) * normal(random);
    return Math.exp(spread * level - spread ** 2 / 2);
  });
}

function burstsOf(plan: WorldPlan, random: Random): Float64Array {
  const burst = new Float64Array(plan.days * 24);
  for (let n = 0; n < plan.bursts.count; n++) {
    const from = Math.floor(between(random, 0.1, 0.9) * burst.length);
    const people = plan.followers * plan.bursts.share * noiseFactor(random, 0.3);
    for (let hour = from; hour < Math.min(burst.length, from + BURST_HOURS); hour++) {
      burst[hour] += people / BURST_HOURS;
    }
  }
  return burst;
}
