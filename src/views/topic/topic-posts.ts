import type { Analysis } from '../../analysis/result.ts';
import type { PostsPage } from '../../model/pages/topic-page.ts';
import { folded } from '../person/people-index.ts';
import { type ListQuery, listPage, type ListRules } from '../rows/list-page.ts';
import { postsOfTopic } from '../why/why-topic.ts';

type TopicPost = PostsPage['items'][number];

/**
 * A page of the posts of a topic that match, the latest first unless the query sorts them.
 *
 * @param position of the topic among the broad topics and, after them, the fine ones.
 */
export function topicPosts(
  analysis: Analysis,
  position: number,
  query: ListQuery,
  after: number,
): PostsPage {
  const { entries, all, next } = listPage(
    postsOfTopic(analysis, position),
    query,
    POST_RULES,
    after,
  );
  return { items: entries, all, next };
}

const POST_RULES: ListRules<TopicPost> = {
  filters: {
    text: ({ text }, wanted) => folded(text).includes(folded(wanted)),
    kind: ({ kind }, wanted) => kind === wanted,
  },
  columns: {
    post: ({ at }) => at,
    text: ({ text }) => folded(text) || null,
    kind: ({ kind }) => kind,
    weight: ({ weight }) => weight,
  },
};
