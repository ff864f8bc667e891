import { DAY, HOUR } from '../model/instant.ts';
import type { Random } from '../stats/random.ts';
import { exponential, pickWeighted, poisson } from './draw.ts';
import type { Exposure } from './exposure.ts';
import { cumulativeHazards } from './hazard.ts';
import type { Lives } from './lives.ts';
import { FOLLOW_CAUSE } from './lives.ts';
import { Population } from './population.ts';
import type { SimulationSettings } from './settings.ts';
import { GROUPS } from './groups.ts';
import { TOPICS } from './topics.ts';
import { BASE_FOLLOWS, BURST, BURST_AT, FOLLOW_CHURNERS, HALF_LIFE_DAYS } from './world.ts';

/** The mean time in days since the follow, for followers at the beginning. */
const MEAN_TENURE = 600;

/**
 * Simulates who follows and leaves when. It draws departures by inverting the cumulative hazard, so
 * the cost does not grow with the length of the watch. Cost: O(people + hours x topics).
 */
export function liveThrough(
  settings: SimulationSettings,
  exposure: Exposure,
  random: Random,
): Lives {
  const world = new Population(settings, cumulativeHazards(exposure, random), random);
  const shares = GROUPS.map((group) => group.share);
  for (let i = 0; i < settings.followers; i++) {
    const tenure = exponential(random) * MEAN_TENURE * DAY;
    world.arrive(pickWeighted(random, shares), settings.from - tenure, FOLLOW_CAUSE.before);
  }
  for (let hour = 0; hour < exposure.hours; hour++) {
    for (const { cause, rate, groups } of arrivals(settings, exposure, hour, shares)) {
      for (let left = poisson(random, rate); left > 0; left--) {
        const at = settings.from + (hour + random()) * HOUR;
        world.arrive(pickWeighted(random, groups), at, cause);
      }
    }
  }
  const followChurners = poisson(
    random,
    (settings.followers * FOLLOW_CHURNERS.share * settings.days) / 365,
  );
  for (let i = 0; i < followChurners; i++) world.churn();
  return world.lives;
}

/** Returns the expected follows in an hour, by cause. */
function arrivals(
  settings: SimulationSettings,
  exposure: Exposure,
  hour: number,
  shares: number[],
) {
  const perPostHour = Math.LN2 / (HALF_LIFE_DAYS * 24) / 1000;
  const sinceBurst = hour - BURST_AT * exposure.hours;
  const bursting = sinceBurst >= 0 && sinceBurst < BURST.days * 24;
  const burst = bursting ? (settings.followers * BURST.share) / (BURST.days * 24) : 0;
  return [
    ...TOPICS.map((topic, cause) => ({
      cause,
      rate: settings.followers * topic.gain * perPostHour * exposure.topic[cause]![hour]!,
      groups: topic.brings,
    })),
    { cause: FOLLOW_CAUSE.base, rate: (settings.followers * BASE_FOLLOWS) / 24, groups: shares },
    { cause: FOLLOW_CAUSE.burst, rate: burst, groups: shares },
  ];
}
