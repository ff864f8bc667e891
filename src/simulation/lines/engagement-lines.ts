import type { EngagementKind } from '../../model/events.ts';
import { DAY, formatInstant, HOUR } from '../../model/instant.ts';
import type { Random } from '../../stats/random.ts';
import { exponential, normal, pickWeighted, wholeSecond } from '../draw.ts';
import type { Lives } from '../lives.ts';
import type { PlannedPost } from '../plan-posts.ts';
import type { SimulationSettings } from '../settings.ts';
import { GROUPS } from '../groups.ts';
import { REACH } from '../world.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';

const KINDS: readonly EngagementKind[] = ['like', 'repost', 'reply', 'quote'];
const KIND_SHARES = [78, 9, 11, 2];
/** The share of people who read and never react. */
const SILENT_SHARE = 0.3;
const MEAN_DELAY = 5 * HOUR;

/** Yields who reacted to which post. */
export function* engagementLines(
  audience: SimulatedAudience,
  random: Random,
): Generator<SimulatedEvent> {
  const { settings, posts, postIds, lives, ids, known } = audience;
  for (const { person, post, kind, at } of engagementsOf(settings, posts, lives, random)) {
    if (known[person] === 0) continue;
    yield {
      type: 'engagement',
      person: ids[person]!,
      post: postIds[post]!,
      kind,
      at: formatInstant(at),
    };
  }
}

/** A reaction to a post. Person and post are positions. */
interface Engagement {
  person: number;
  post: number;
  kind: EngagementKind;
  at: number;
}

/** Yields engagements post by post, in time, and stores nothing. Cost: O(posts x spells). */
function* engagementsOf(
  settings: SimulationSettings,
  posts: readonly PlannedPost[],
  lives: Lives,
  random: Random,
): Generator<Engagement> {
  const end = settings.from + settings.days * DAY;
  const { person, follow, leave } = lives.spells;
  const activity = Float64Array.from(lives.people.group, () =>
    random() < SILENT_SHARE ? 0 : Math.exp(0.8 * normal(random)),
  );
  for (const [index, post] of posts.entries()) {
    const chance = GROUPS.map((group) =>
      post.topics.reduce(
        (sum, { topic, weight }) => sum + group.reaction[topic]! * weight * REACH[post.kind],
        0,
      ),
    );
    for (let spell = 0; spell < person.length; spell++) {
      if (follow[spell]! > post.at || leave[spell]! <= post.at) continue;
      const who = person[spell]!;
      // Follow churners come after the groups. They react to nothing.
      if (random() >= (chance[lives.people.group[who]!] ?? 0) * activity[who]!) continue;
      const at = wholeSecond(post.at + exponential(random) * MEAN_DELAY);
      if (at >= Math.min(end, leave[spell]!)) continue;
      yield { person: who, post: index, kind: KINDS[pickWeighted(random, KIND_SHARES)]!, at };
    }
  }
}
