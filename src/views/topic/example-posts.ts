import type { TopicPage } from '../../model/pages/topic-page.ts';
import type { WhyTopic } from '../why/why-topic.ts';

const SHOWN = 2;

/**
 * Returns the posts that show best what a topic is about: those that contain most of its terms, then
 * those that are most about it, then the latest. Posts without a text are left out, as all are for
 * viewers.
 */
export function examplePosts({ topic, posts }: WhyTopic): TopicPage['examples'] {
  const terms = topic.terms.map((term) => term.toLowerCase());
  const ranked = posts
    .filter(({ text }) => text !== '')
    .map((post) => {
      const text = post.text.toLowerCase();
      return { post, named: terms.filter((term) => text.includes(term)).length };
    })
    .sort((a, b) => b.named - a.named || b.post.weight - a.post.weight);
  return ranked.slice(0, SHOWN).map(({ post: { id, at, text } }) => ({ id, at, text }));
}
