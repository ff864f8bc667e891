import type { EarlierTopic } from '../analysis/topics/identity/earlier-topics.ts';
import type { PostId } from '../model/ids.ts';
import type { TopicPart, TopicReference } from '../model/topic-corrections.ts';
import { textHash } from '../stats/hash.ts';
import type { AccountStore } from '../store/ports/account-store.ts';
import { recallTopics, type ShownTopic } from './analyse/topic-memory.ts';

/** A correction keeps this many posts of a topic, enough to recognise it. */
const MOST_KEPT = 100;

/** Returns a function that makes references to topics of the last report. */
export async function topicReferences(
  store: Pick<AccountStore, 'results'>,
): Promise<(topic: ShownTopic) => TopicReference> {
  const { topics: remembered } = await recallTopics(store);
  return ({ id, label, parent }) => {
    const found = remembered.find((topic) => topic.id === id);
    return {
      id,
      label,
      posts: found === undefined ? [] : somePosts(found),
      level: parent === null ? 'broad' : 'fine',
      parts: remembered.flatMap((topic) =>
        topic.level === 'fine' && topic.parent === id ? [asPart(topic)] : [],
      ),
    };
  };
}

function asPart(topic: EarlierTopic): TopicPart {
  return { id: topic.id, label: topic.label, posts: somePosts(topic) };
}

/** Returns the posts with the lowest hashes, which are as good as random. */
function somePosts({ posts }: EarlierTopic): PostId[] {
  const ranked = posts.map((id) => ({ id, hash: textHash(id) })).sort((a, b) => a.hash - b.hash);
  return ranked.slice(0, MOST_KEPT).map(({ id }) => id as PostId);
}
