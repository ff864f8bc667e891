import { findTopics } from '../../analysis/topics/find-topics.ts';
import type { Topic } from '../../analysis/topics/identity/post-topics.ts';
import type { SentenceEncoder } from '../../encoders/sentence-encoder.ts';
import type { AccountStore } from '../../store/ports/account-store.ts';
import { encodePosts } from './encode-posts.ts';
import type { OnStage } from './report-on.ts';
import { keepTopics, recallTopics } from './topic-memory.ts';

/** The topics of an account's posts, in the published form of `tribe topics --json`. */
export interface TopicList {
  topics: Topic[];
  posts: { id: string; topics: { id: string; weight: number }[] }[];
}

export async function topicsOf(
  store: Pick<AccountStore, 'log' | 'results'>,
  onStage: OnStage,
  encoder?: SentenceEncoder,
): Promise<TopicList> {
  onStage('events');
  const log = await store.log.loadAudience();
  const vectors = await encodePosts(store, log.posts, encoder, (done, all) =>
    onStage('vectors', done, all),
  );
  onStage('topics');
  const earlier = await recallTopics(store);
  const settings = { corrections: log.corrections, earlier: earlier.topics };
  const found = findTopics(log.posts, settings, vectors);
  await keepTopics(store, log.posts, found);
  const { topics, weights } = found;
  return {
    topics,
    posts: log.posts.map((post, p) => {
      const found: { id: string; weight: number }[] = [];
      for (let e = weights.start[p]; e < weights.start[p + 1]; e++) {
        found.push({
          id: topics[weights.column[e]].id,
          weight: Number(weights.value[e].toPrecision(6)),
        });
      }
      return { id: post.id, topics: found.sort((a, b) => b.weight - a.weight) };
    }),
  };
}
