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
 * Part of a departure that would not have been had the topic's posts not been made and all else
 * been equal: 1 - exp(-effect x exposure); negative where the topic holds people. One row a spell.
 */
export interface Attribution {
  /** For each topic, then the flood: the part by spell; 0 where the spell did not end by an unfollow. */
  part: Float64Array[];
  /** Drawn by those parts: a position in `TOPICS`, TOPICS.length for the flood, or -1 for none. */
  cause: Int32Array;
}

/** O(spells x topics). */
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

/** None with probability exp(-sum of the effects that cost), else each as likely as its effect. */
function drawCause(effects: readonly number[], random: Random): number {
  const total = effects.reduce((sum, effect) => sum + Math.max(0, effect), 0);
  if (random() < Math.exp(-total)) return -1;
  let left = random() * total;
  return effects.findIndex((effect) => (left -= Math.max(0, effect)) < 0);
}
