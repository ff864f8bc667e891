import { formatInstant } from '../../model/instant.ts';
import type { Random } from '../../stats/random.ts';
import { pick } from '../draw.ts';
import { postText } from '../post-text.ts';
import type { SimulatedAudience, SimulatedEvent } from '../simulated-audience.ts';
import { TOPICS } from '../topics.ts';

/** Yields the owner's posts. */
export function* postLines(audience: SimulatedAudience, random: Random): Generator<SimulatedEvent> {
  const { posts, postIds, profiles, settings } = audience;
  for (const [index, post] of posts.entries()) {
    const text = postText(post, pick(random, profiles).handle, random);
    const event = { type: 'post' as const, id: postIds[index]!, at: formatInstant(post.at), text };
    const labels = post.topics.map(({ topic, weight }) => ({
      label: TOPICS[topic]!.label,
      weight,
    }));
    const topics = labels.length === 1 ? [labels[0]!.label] : labels;
    yield {
      ...event,
      ...(post.kind === 'original' ? {} : { kind: post.kind }),
      lang: 'en',
      ...(settings.labelPosts ? { topics } : {}),
    };
  }
}
