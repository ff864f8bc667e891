import { type Correction, topicsReferredTo } from '../../../model/corrections.ts';
import type { TopicPart } from '../../../model/topic-corrections.ts';
import type { EarlierTopic } from '../identity/earlier-topics.ts';

/**
 * Returns the earlier topics, and before them those that corrections refer to and the earlier run
 * no longer knew. Where both know a post, the earlier run decides.
 */
export function withReferredTopics(
  earlier: readonly EarlierTopic[],
  corrections: readonly Correction[],
): EarlierTopic[] {
  const known = new Set(earlier.map(({ id }) => id));
  const referred = new Map<string, EarlierTopic>();
  const add = ({ id, label, posts }: TopicPart, level: 'broad' | 'fine'): void => {
    if (known.has(id) || posts.length === 0) return;
    referred.set(`${level} ${id}`, { id, label, posts, level });
  };
  for (const topic of corrections.flatMap(topicsReferredTo)) {
    add(topic, topic.level);
    for (const part of topic.parts) add(part, 'fine');
  }
  return [...referred.values(), ...earlier];
}

/** Returns the ids of topics that splits make, which no other topic may get. */
export function idsOfSplits(corrections: readonly Correction[]): string[] {
  return corrections.flatMap((correction) =>
    correction.kind === 'topic-split' ? [correction.id] : [],
  );
}
