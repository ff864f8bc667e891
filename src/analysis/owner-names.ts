import type { Correction } from '../model/corrections.ts';
import { withNames } from './communities/identity/with-names.ts';
import type { Analysis } from './result.ts';
import { withTopicNames } from './topics/owner/topic-names.ts';

/** What the owner's names of topics and communities change. */
type Named = Pick<Analysis, 'postTopics' | 'partition' | 'interests'>;

const TOPIC = 'topic: ';

/**
 * Returns the same results with the owner's names of topics and communities, instead of the names
 * they have. Changes no figure.
 */
export function withOwnerNames(found: Named, corrections: readonly Correction[]): Named {
  const postTopics = withTopicNames(found.postTopics, corrections);
  const labels = new Map(
    found.postTopics.topics.map(({ label }, at) => [
      TOPIC + label,
      TOPIC + postTopics.topics[at].label,
    ]),
  );
  const renamed = (terms: string[]): string[] => terms.map((term) => labels.get(term) ?? term);
  const { communities } = found.partition;
  return {
    postTopics,
    partition: withNames(
      {
        ...found.partition,
        communities: communities.map((one) => ({ ...one, terms: renamed(one.terms) })),
      },
      corrections,
    ),
    interests: { ...found.interests, terms: renamed(found.interests.terms) },
  };
}
