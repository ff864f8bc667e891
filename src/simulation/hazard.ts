import type { Random } from '../stats/random.ts';
import { normal } from './draw.ts';
import type { Exposure } from './exposure.ts';
import { GROUPS } from './groups.ts';
import { OVERDISPERSION, FLOOD_EFFECT, SEASON, TENURE } from './world.ts';

/**
 * Returns, for each group, the cumulative hazard of unfollowing for an established follower whom
 * the owner does not follow. Entry h is the sum over the first h hours. Cost: O(groups x topics x
 * hours).
 */
export function cumulativeHazards(exposure: Exposure, random: Random): Float64Array[] {
  const days = exposure.hours / 24;
  const common = Array.from({ length: days }, (_, day) => {
    const season = 1 + SEASON * Math.sin((2 * Math.PI * day) / 365);
    return season * Math.exp(OVERDISPERSION * normal(random) - OVERDISPERSION ** 2 / 2);
  });
  return GROUPS.map((group) => {
    const cumulative = new Float64Array(exposure.hours + 1);
    for (let hour = 0; hour < exposure.hours; hour++) {
      let effect = FLOOD_EFFECT * exposure.flood[hour]!;
      group.effect.forEach((perPost, topic) => (effect += perPost * exposure.topic[topic]![hour]!));
      const perHour = (group.hazard / 24) * common[Math.floor(hour / 24)]! * Math.exp(effect);
      cumulative[hour + 1] = cumulative[hour]! + perHour;
    }
    return cumulative;
  });
}

/**
 * Returns the hour, with its fraction, at which a person's cumulative hazard reaches `clock` (an
 * exponential number with mean 1). Returns Infinity if that is after the end. Cost: O(log hours).
 *
 * @param followed hour of the follow; negative if it was before watching began.
 * @param factor on the hazard throughout.
 */
export function hourOfLeaving(
  cumulative: Float64Array,
  followed: number,
  factor: number,
  clock: number,
): number {
  const end = cumulative.length - 1;
  let from = Math.max(0, followed);
  let left = clock;
  for (const phase of TENURE) {
    const to = Math.min(end, followed + phase.days * 24);
    if (to <= from) continue;
    const start = valueAt(cumulative, from);
    const target = start + left / (factor * phase.factor);
    if (target < valueAt(cumulative, to)) return hourOf(cumulative, target);
    left -= (valueAt(cumulative, to) - start) * factor * phase.factor;
    from = to;
  }
  return Infinity;
}

function valueAt(cumulative: Float64Array, hour: number): number {
  const whole = Math.min(Math.floor(hour), cumulative.length - 2);
  return cumulative[whole]! + (cumulative[whole + 1]! - cumulative[whole]!) * (hour - whole);
}

function hourOf(cumulative: Float64Array, target: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (cumulative[middle]! <= target) low = middle;
    else high = middle;
  }
  return low + (target - cumulative[low]!) / (cumulative[high]! - cumulative[low]!);
}
