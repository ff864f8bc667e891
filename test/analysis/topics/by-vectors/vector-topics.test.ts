import { beforeAll, describe, expect, it } from 'vitest';
import { findTopics } from '../../../../src/analysis/topics/find-topics.ts';
import { textsToEncode } from '../../../../src/analysis/topics/by-vectors/sentence-vectors.ts';
import { LANDMARKS } from '../../../../src/analysis/topics/by-vectors/landmarks.ts';
import type { Post } from '../../../../src/model/audience-log.ts';
import { normalisedMutualInformation } from '../../../support/yardsticks/normalised-mutual-information.ts';
import { type Random, seededRandom } from '../../../../src/stats/random.ts';
import { tries } from '../../../support/soak.ts';
import { storedVectorsOf } from '../../../support/sentence-vectors.ts';
import { finestTopics, mainTopics, numbered } from '../main-topic.ts';
import { asPosts, ENGLISH, JAPANESE, SPANISH } from '../sample-posts.ts';

/** Directions of length 1 in a space of sentence vectors' kind. */
function direction(random: Random, dimensions = 64): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => random() + random() - 1);
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/**
 * Posts whose subjects only their vectors tell: every post is of words of its own but for one or two
 * that posts of its subject share.
 */
function planted(seed: number, count: number, subjects: number, noise: number) {
  const random = seededRandom(seed);
  const centre = Array.from({ length: subjects }, () => direction(random));
  const vectors = new Map(LANDMARKS.flat().map((phrase) => [phrase, direction(random)]));
  const scope = Int32Array.from({ length: count }, () => Math.floor(random() * subjects));
  const posts = Array.from(scope, (of, at): Post => {
    const shared = `subject${of}word${Math.floor(random() * 30)}`;
    const text = `${shared} unique${at}a unique${at}b`;
    const away = direction(random);
    vectors.set(
      text,
      centre[of]!.map((value, d) => value + noise * away[d]!),
    );
    return { id: String(at), at: at * 1000, text, kind: 'original', lang: 'en' };
  });
  return { posts, vectors, scope };
}

describe('topics by sentence vectors', () => {
  it.each([
    { posts: 60, subjects: 3 },
    { posts: 400, subjects: 6 },
    { posts: 800, subjects: 20 },
    { posts: tries(600, 4000), subjects: 12 },
  ])('recover $subjects planted topics in $posts posts', ({ posts: count, subjects }) => {
    const { posts, vectors, scope } = planted(3, count, subjects, 0.8);
    const found = finestTopics(findTopics(posts, {}, vectors));
    const agreement = normalisedMutualInformation([...mainTopics(found)], scope);
    expect(agreement).toBeGreaterThan(0.95);
    expect(Math.abs(found.topics.length - subjects)).toBeLessThanOrEqual(1);
    for (const { label } of found.topics) expect(label).toMatch(/^Subject/);
  });

  it('are the same in any order of posts', () => {
    const { posts, vectors } = planted(5, 300, 5, 1.2);
    const forwards = findTopics(posts, {}, vectors);
    const backwards = findTopics(posts.toReversed(), {}, vectors);
    expect(backwards.topics).toEqual(forwards.topics);
    expect(mainTopics(backwards).reverse()).toEqual(mainTopics(forwards));
  });

  it('do not exceed their maximum, and have their own ids', () => {
    const { posts, vectors } = planted(6, tries(900, 2500), 80, 0.5);
    const { topics } = findTopics(posts, {}, vectors);
    expect(topics.length).toBeLessThanOrEqual(60);
    expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
  });
});

describe('topics of written posts from the real model', () => {
  const everything = { ...ENGLISH, ...SPANISH, ...JAPANESE };
  let vectors: Map<string, Float32Array>;

  beforeAll(async () => {
    vectors = await storedVectorsOf(textsToEncode(asPosts(everything).posts, ['en']));
  });

  it('are about one thing each, in English by meaning and in other languages by words', () => {
    const { posts, subjects } = asPosts(everything);
    const found = findTopics(posts, {}, vectors);
    const main = [...mainTopics(found)];
    for (const scope of Object.keys(everything).filter((name) => name !== 'chatter')) {
      const topics = main.filter((topic, at) => subjects[at] === scope && topic >= 0);
      expect(topics.length).toBeGreaterThan(0);
    }
    const judged = main.map((_, at) => at).filter((at) => main[at]! >= 0);
    const agreement = normalisedMutualInformation(
      judged.map((at) => main[at]!),
      numbered(judged.map((at) => subjects[at]!)),
    );
    expect(agreement).toBeGreaterThan(0.85);
  });

  it('leave posts of other languages as words alone would', () => {
    const { posts } = asPosts({ ...SPANISH, ...JAPANESE });
    expect(textsToEncode(posts, ['en'])).toEqual([]);
    expect(findTopics(posts, {}, vectors)).toEqual(findTopics(posts));
  });

  it('are one topic if words and vectors find the same name', () => {
    const english = asPosts(ENGLISH).posts;
    const spanish = asPosts(SPANISH, 'es').posts.map((post) => ({
      ...post,
      text: post.text.replaceAll('#programación', '#rust').replaceAll('#programacion', '#rust'),
    }));
    const found = findTopics([...english, ...spanish], {}, vectors);
    const main = mainTopics(found);
    const rust = found.topics.findIndex(({ id }) => id === 'rust');
    const languages = [...main].flatMap((topic, at) =>
      topic === rust ? [at < english.length] : [],
    );
    expect(new Set(languages)).toEqual(new Set([true, false]));
  });
});
