import { describe, expect, it } from 'vitest';
import { findTopics } from '../../../../src/analysis/topics/find-topics.ts';
import { topicsToKeep } from '../../../../src/analysis/topics/identity/earlier-topics.ts';
import type { Topic } from '../../../../src/analysis/topics/identity/post-topics.ts';
import { mainTopics } from '../main-topic.ts';
import { CIRCLES, plantedCircles, TOPICS } from '../planted-circles.ts';

const names = (topics: readonly Topic[]): string[] =>
  topics.map(({ id, label }) => `${id} ${label}`).toSorted();

describe('broad topics', () => {
  const { posts, vectors, engagements } = plantedCircles();
  const found = findTopics(posts, { engagements }, vectors);

  it('join topics of different meaning that the same people like', () => {
    expect(found.topics).toHaveLength(CIRCLES);
    const main = mainTopics(found);
    expect(new Set(posts.map((_, at) => `${at % CIRCLES} ${main[at]}`)).size).toBe(CIRCLES);
  });

  it('hold each post of their fine topics, and have ids of their own', () => {
    expect(found.fine.topics).toHaveLength(TOPICS);
    const [broad, fine] = [mainTopics(found), mainTopics(found.fine)];
    posts.forEach((_, at) => expect(found.fine.topics[fine[at]].parent).toBe(broad[at]));
    const ids = [...found.topics, ...found.fine.topics].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('stay apart without anybody who engages', () => {
    expect(findTopics(posts, {}, vectors).topics.length).toBeGreaterThan(CIRCLES);
  });

  it('are the same whatever the order of posts', () => {
    const order = [...posts.keys()].reverse();
    const again = findTopics(
      order.map((at) => posts[at]),
      { engagements: { ...engagements, post: engagements.post.map((at) => order.indexOf(at)) } },
      vectors,
    );
    expect(again.topics).toEqual(found.topics);
    expect(again.fine.topics).toEqual(found.fine.topics);
  });

  it('keep ids and labels on both levels when posts are added', () => {
    const some = 400;
    const known = {
      person: engagements.person.filter((_, at) => engagements.post[at] < some),
      post: engagements.post.filter((at) => at < some),
    };
    const first = findTopics(posts.slice(0, some), { engagements: known }, vectors);
    const earlier = topicsToKeep(posts.slice(0, some), first);
    const later = findTopics(posts, { engagements, earlier }, vectors);
    expect(names(later.topics)).toEqual(names(first.topics));
    expect(names(later.fine.topics)).toEqual(names(first.fine.topics));
  });

  it('take the ids of a version without levels', () => {
    const kept = topicsToKeep(posts, found).filter(({ level }) => level === 'broad');
    const earlier = kept.map(({ label, posts: own }, at) => ({
      id: `old-${at}`,
      label,
      posts: own,
    }));
    const { topics } = findTopics(posts, { engagements, earlier }, vectors);
    expect(topics.every(({ id }) => id.startsWith('old-'))).toBe(true);
  });
});
