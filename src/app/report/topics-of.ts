import { findTopics } from '../../analysis/topics/find-topics.ts';
import type { AccountId } from '../../model/ids.ts';
import type { EventStore } from '../../store/event-store.ts';

/** The topics of an account's posts, in the published form of `tribe topics --json`. */
export interface TopicList {
  topics: { id: string; label: string; terms: string[]; posts: number }[];
  posts: { id: string; topics: { id: string; weight: number }[] }[];
}

export async function topicsOf(store: EventStore, account: AccountId): Promise<TopicList> {
  const log = await store.loadAudience(account);
  const { topics, weights } = findTopics(log.posts);
  return {
    topics: topics.map(({ id, label, terms, posts }) => ({ id, label, terms, posts })),
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
