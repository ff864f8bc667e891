import { LANDMARKS } from '../../../src/analysis/topics/by-vectors/landmarks.ts';
import type { Post } from '../../../src/model/audience-log.ts';
import { type Random, seededRandom } from '../../../src/stats/random.ts';

export const TOPICS = 20;
export const CIRCLES = 4;
const POSTS = 500;

function direction(random: Random): Float32Array {
  const vector = Float32Array.from({ length: 64 }, () => random() + random() - 1);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/**
 * Posts on topics of different meaning. People of each of the circles like those of a quarter of the
 * topics.
 */
export function plantedCircles(count = TOPICS, all = POSTS) {
  const random = seededRandom(3);
  const meaning = Array.from({ length: count }, () => direction(random));
  const vectors = new Map(LANDMARKS.flat().map((phrase) => [phrase, direction(random)]));
  const posts = Array.from({ length: all }, (_, at): Post => {
    const text = `subject${at % count}word${Math.floor(random() * 20)} unique${at}a`;
    const away = direction(random);
    vectors.set(
      text,
      meaning[at % count].map((value, d) => value + 0.6 * away[d]),
    );
    return { id: String(at), at: at * 1000, text, kind: 'original', lang: 'en' };
  });
  const person: number[] = [];
  const post: number[] = [];
  for (let who = 0; who < 120; who++) {
    for (let at = 0; at < all; at++) {
      if (random() >= (at % CIRCLES === who % CIRCLES ? 0.1 : 0.01)) continue;
      person.push(who);
      post.push(at);
    }
  }
  const engagements = { person: Int32Array.from(person), post: Int32Array.from(post) };
  return { posts, vectors, engagements };
}
