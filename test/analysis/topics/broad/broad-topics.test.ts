import { describe, expect, it } from 'vitest';
import { findTopics } from '../../../../src/analysis/topics/find-topics.ts';
import type { Engagements } from '../../../../src/analysis/topics/broad/who-engages.ts';
import { topicsToKeep } from '../../../../src/analysis/topics/identity/earlier-topics.ts';
import type { Topic } from '../../../../src/analysis/topics/identity/post-topics.ts';
import type { Post } from '../../../../src/model/audience-log.ts';
import { seededRandom } from '../../../../src/stats/random.ts';
import { mainTopics } from '../main-topic.ts';
import { plantedPosts } from '../planted-posts.ts';

const TOPICS = 20;
const CIRCLES = 4;
const PEOPLE = 120;

/** Posts on 20 topics of different words. People of each circle like those of five topics. */
function planted(posts: number): { posts: Post[]; circle: number[]; engagements: Engagements } {
  const random = seededRandom(3);
  const made = plantedPosts(4, { posts, topics: TOPICS, chatter: 0 });
  const circle = Array.from(made.planted, (topic) => topic % CIRCLES);
  const person: number[] = [];
  const post: number[] = [];
  for (let who = 0; who < PEOPLE; who++) {
    for (let at = 0; at < posts; at++) {
      const likes = circle[at] === who % CIRCLES ? 0.1 : 0.01;
      if (random() >= likes) continue;
      person.push(who);
      post.push(at);
    }
  }
  return {
    posts: made.posts,
    circle,
    engagements: { person: Int32Array.from(person), post: Int32Array.from(post) },
  };
}

function commonest(values: readonly number[]): number {
  const counts = Map.groupBy(values, (value) => value);
  return [...counts].sort(([, a], [, b]) => b.length - a.length)[0]![0];
}

describe('broad topics', () => {
  const { posts, circle, engagements } = planted(800);
  const found = findTopics(posts, { engagements });

  it('join topics of different words that the same people like', () => {
    expect(found.fine.topics.length).toBeGreaterThan(found.topics.length);
    const main = mainTopics(found.fine);
    const circleOf = found.fine.topics.map((_, fine) => {
      const own = circle.filter((__, at) => main[at] === fine);
      return commonest(own);
    });
    for (const [fine, { parent }] of found.fine.topics.entries()) {
      const beside = found.fine.topics.findIndex((topic) => topic.parent === parent);
      expect(circleOf[fine]).toBe(circleOf[beside]);
    }
  });

  it('hold each post of their fine topics, and have ids of their own', () => {
    const [broad, fine] = [mainTopics(found), mainTopics(found.fine)];
    posts.forEach((_, at) => {
      if (fine[at] >= 0) expect(found.fine.topics[fine[at]].parent).toBe(broad[at]);
    });
    const ids = [...found.topics, ...found.fine.topics].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are the same whatever the order of posts', () => {
    const order = [...posts.keys()].reverse();
    const again = findTopics(
      order.map((at) => posts[at]),
      { engagements: { ...engagements, post: engagements.post.map((at) => order.indexOf(at)) } },
    );
    expect(again.topics).toEqual(found.topics);
    expect(again.fine.topics).toEqual(found.fine.topics);
  });

  it('keep ids and labels on both levels when posts are added', () => {
    const some = 760;
    const known = {
      person: engagements.person.filter((_, at) => engagements.post[at] < some),
      post: engagements.post.filter((at) => at < some),
    };
    const first = findTopics(posts.slice(0, some), { engagements: known });
    const earlier = topicsToKeep(posts.slice(0, some), first);
    const later = findTopics(posts, { engagements, earlier });
    const names = (topics: readonly Topic[]): string[] =>
      topics.filter((topic) => topic.posts > 40).map(({ id, label }) => `${id} ${label}`);
    expect(names(first.topics).length).toBeGreaterThan(2);
    expect(names(later.topics)).toEqual(expect.arrayContaining(names(first.topics)));
    expect(names(later.fine.topics)).toEqual(expect.arrayContaining(names(first.fine.topics)));
  });

  it('take the ids of a version without levels', () => {
    const earlier = topicsToKeep(posts, found).map(({ level: _, ...topic }) => ({
      ...topic,
      id: `old-${topic.id}`,
    }));
    const { topics } = findTopics(posts, { engagements, earlier });
    expect(topics.every(({ id }) => id.startsWith('old-'))).toBe(true);
  });
});
