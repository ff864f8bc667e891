import { describe, expect, it } from 'vitest';
import { findTopics } from '../../../../src/analysis/topics/find-topics.ts';
import { LANDMARKS } from '../../../../src/analysis/topics/by-vectors/landmarks.ts';
import { topicsToKeep } from '../../../../src/analysis/topics/identity/earlier-topics.ts';
import type { Topic } from '../../../../src/analysis/topics/identity/post-topics.ts';
import type { Post } from '../../../../src/model/audience-log.ts';
import { type Random, seededRandom } from '../../../../src/stats/random.ts';
import { mainTopics } from '../main-topic.ts';

const TOPICS = 20;
const CIRCLES = 4;
const POSTS = 500;

function direction(random: Random): Float32Array {
  const vector = Float32Array.from({ length: 64 }, () => random() + random() - 1);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Posts on 20 topics of different meaning. People of each circle like those of five topics. */
function planted() {
  const random = seededRandom(3);
  const meaning = Array.from({ length: TOPICS }, () => direction(random));
  const vectors = new Map(LANDMARKS.flat().map((phrase) => [phrase, direction(random)]));
  const posts = Array.from({ length: POSTS }, (_, at): Post => {
    const text = `subject${at % TOPICS}word${Math.floor(random() * 20)} unique${at}a`;
    const away = direction(random);
    vectors.set(
      text,
      meaning[at % TOPICS].map((value, d) => value + 0.6 * away[d]),
    );
    return { id: String(at), at: at * 1000, text, kind: 'original', lang: 'en' };
  });
  const person: number[] = [];
  const post: number[] = [];
  for (let who = 0; who < 120; who++) {
    for (let at = 0; at < POSTS; at++) {
      if (random() >= (at % CIRCLES === who % CIRCLES ? 0.1 : 0.01)) continue;
      person.push(who);
      post.push(at);
    }
  }
  const engagements = { person: Int32Array.from(person), post: Int32Array.from(post) };
  return { posts, vectors, engagements };
}

const names = (topics: readonly Topic[]): string[] =>
  topics.map(({ id, label }) => `${id} ${label}`).toSorted();

describe('broad topics', () => {
  const { posts, vectors, engagements } = planted();
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
