import type { Correction } from '../../../model/corrections.ts';
import type { PostTopics, Topic } from '../identity/post-topics.ts';

/** Returns the same topics with the owner's names, instead of the names they have. */
export function withTopicNames(topics: PostTopics, corrections: readonly Correction[]): PostTopics {
  const names = namesOfTopics(corrections);
  const named = <Of extends Topic>({ label, foundLabel = label, ...rest }: Of): Of => {
    const name = names.get(rest.id);
    if (name === undefined) return { ...rest, label: foundLabel } as Of;
    return { ...rest, label: name, foundLabel } as Of;
  };
  return {
    ...topics,
    topics: topics.topics.map(named),
    fine: { ...topics.fine, topics: topics.fine.topics.map(named) },
  };
}

/** Returns the owner's names of topics, by id. */
export function namesOfTopics(corrections: readonly Correction[]): Map<string, string> {
  return new Map(
    corrections.flatMap((correction) =>
      correction.kind === 'topic-name' ? [[correction.topic.id, correction.name]] : [],
    ),
  );
}
