import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupTopics } from '../../../../src/analysis/topics/broad/group-topics.ts';
import { Matrix } from '../../../../src/stats/matrix.ts';
import { type Random, seededRandom } from '../../../../src/stats/random.ts';
import { tries } from '../../../support/soak.ts';

const DIMENSIONS = 16;

function direction(random: Random): Float64Array {
  const vector = Float64Array.from({ length: DIMENSIONS }, () => random() + random() - 1);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** Topics about some centres, `noise` of their meaning their own; nobody engages with them. */
function planted(random: Random, topics: number, centres: number, noise: number) {
  const middles = Array.from({ length: centres }, () => direction(random));
  const meaning = new Matrix(topics, DIMENSIONS);
  for (let topic = 0; topic < topics; topic++) {
    const own = direction(random);
    const point = middles[topic % centres].map((value, d) => value + noise * own[d]);
    const length = Math.hypot(...point);
    meaning.row(topic).set(point.map((value) => value / length));
  }
  const posts = Float64Array.from({ length: topics }, () => 1 + Math.floor(random() ** 3 * 200));
  const engaging = { points: new Matrix(topics, 6), engagements: new Float64Array(topics) };
  return { meaning, engaging, posts };
}

describe('broad groups of fine topics', () => {
  it('are at most 12, none is empty, and at most a twentieth of the posts is left over', () => {
    const counts = { leftOver: 0 };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom(0.1, 1, 10),
        (seed, topics, centres, noise) => {
          const { meaning, engaging, posts } = planted(seededRandom(seed), topics, centres, noise);
          const { group, other } = groupTopics(meaning, engaging, posts);
          const groups = Math.max(...group) + 1;
          expect(groups).toBeLessThanOrEqual(12);
          expect(new Set(group).size).toBe(groups);
          const all = posts.reduce((sum, count) => sum + count, 0);
          const left = posts.reduce((sum, count, at) => sum + (group[at] === other ? count : 0), 0);
          expect(left).toBeLessThanOrEqual(all / 20);
          if (other >= 0) counts.leftOver++;
        },
      ),
      { numRuns: tries(100, 3000), seed: 12 },
    );
    expect(counts.leftOver).toBeGreaterThan(0);
  });

  it('leave over small topics that are like nothing, even if they would make a group of their own', () => {
    const meaning = new Matrix(6, DIMENSIONS);
    // Two pairs that mean the same, and two small topics that mean neither that nor the same.
    [0, 0, 1, 1, 2, 3].forEach((of, topic) => (meaning.row(topic)[of] = 1));
    const engaging = { points: new Matrix(6, 6), engagements: new Float64Array(6) };
    const posts = Float64Array.of(400, 300, 400, 300, 4, 3);
    const { group, other } = groupTopics(meaning, engaging, posts);
    expect([...group]).toEqual([0, 0, 1, 1, 2, 2]);
    expect(other).toBe(2);
  });

  it('are the planted ones', () => {
    const [topics, centres] = [40, 5];
    const { meaning, engaging, posts } = planted(seededRandom(1), topics, centres, 0.2);
    const { group, other } = groupTopics(meaning, engaging, posts);
    expect(other).toBe(-1);
    expect([...group]).toEqual(Array.from({ length: topics }, (_, topic) => topic % centres));
  });
});
