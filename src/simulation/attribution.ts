import { HOUR } from '../model/instant.ts';
import type { Random } from '../stats/random.ts';
import type { Exposure } from './exposure.ts';
import type { Lives } from './lives.ts';
import { FOLLOW_CHURNER_GROUP } from './lives.ts';
import type { SimulationSettings } from './settings.ts';
import { GROUPS } from './groups.ts';
import { TOPICS } from './topics.ts';
import { FLOOD_EFFECT } from './world.ts';

/**
 * The part of each departure that a topic caused: it would not have happened without the topic's
 * posts, with all else equal. It is 1 - exp(-effect x exposure), and negative if the topic keeps
 * people.
 */
export interface Attribution {
  /**
   * The part of each spell, for each topic and last for the flood; 0 if the spell did not end in an
   * unfollow.
   */
  part: Float64Array[];
  /**
   * A cause of each spell, drawn by these parts: a position in `TOPICS`, TOPICS.length for the
   * flood, or -1 for none.
   */
  cause: Int32Array;
}

/** Computes the attribution. Cost: O(spells x topics). */
export function attribute(
  settings: SimulationSettings,
  exposure: Exposure,
  lives: Lives,
  random: Random,
): Attribution {
  const { person, leave, reason } = lives.spells;
  const part = Array.from({ length: TOPICS.length + 1 }, () => new Float64Array(person.length));
  const cause = new Int32Array(person.length).fill(-1);
  for (let spell = 0; spell < person.length; spell++) {
    const group = lives.people.group[person[spell]!]!;
    if (
      group === FOLLOW_CHURNER_GROUP ||
      reason[spell] !== 'unfollowed' ||
      leave[spell] === Infinity
    )
      continue;
    const hour = Math.min(exposure.hours - 1, Math.floor((leave[spell]! - settings.from) / HOUR));
    const effects = GROUPS[group]!.effect.map(
      (effect, topic) => effect * exposure.topic[topic]![hour]!,
    );
    effects.push(FLOOD_EFFECT * exposure.flood[hour]!);
    for (const [topic, effect] of effects.entries()) part[topic]![spell] = -Math.expm1(-effect);
    cause[spell] = drawCause(effects, random);
  }
  return { part, cause };
}

/**
 * Draws no cause with probability exp(-sum of the costs), else a cause in proportion to its cost.
 */
function drawCause(effects: readonly number[], random: Random): number {
  const total = effects.reduce((sum, effect) => sum + Math.max(0, effect), 0);
  if (random() < Math.exp(-total)) return -1;
  let left = random() * total;
  return effects.findIndex((effect) => (left -= Math.max(0, effect)) < 0);
}
