import { beforeAll, describe, expect, it } from 'vitest';
import { topicsToKeep } from '../../../src/analysis/topics/identity/earlier-topics.ts';
import { findTopics } from '../../../src/analysis/topics/find-topics.ts';
import type { PostTopics } from '../../../src/analysis/topics/identity/post-topics.ts';
import {
  textsToEncode,
  textToEncode,
} from '../../../src/analysis/topics/by-vectors/sentence-vectors.ts';
import { normalisedMutualInformation } from '../../support/yardsticks/normalised-mutual-information.ts';
import { seededRandom } from '../../../src/stats/random.ts';
import { kMeans } from '../../calibration/topics/k-means.ts';
import { allLabels, labelledTweets } from '../../calibration/topics/labelled-tweets.ts';
import { subjectVocabulary } from '../../../src/analysis/topics/labels/subjects/vocabulary.ts';
import { shuffled } from '../../calibration/topics/shuffled.ts';
import { storedVectorsOf } from '../../support/sentence-vectors.ts';
import { mainTopics, numbered } from './main-topic.ts';

const { posts, labels: tellingLabels } = labelledTweets();
const SUBJECTS = new Set(subjectVocabulary('en').names.values());
const everyLabel = allLabels();

/** The agreement of topics with labels, and what the same topics dealt out at random would have. */
function agreement(topics: readonly number[], truth: readonly number[]) {
  const random = seededRandom(7);
  const chance = Array.from({ length: 200 }, () =>
    normalisedMutualInformation(shuffled(topics, random), truth),
  ).sort((a, b) => a - b);
  return {
    nmi: normalisedMutualInformation(topics, truth),
    chance: chance[100]!,
    chance975: chance[195]!,
  };
}

/** Prints an agreement, and what is left of it once that by chance is taken off (1: all there can be). */
function report(name: string, topics: readonly number[], truth: readonly number[]) {
  const found = agreement(topics, truth);
  const corrected = (found.nmi - found.chance) / (1 - found.chance);
  console.info(
    `tweets, ${name}: NMI ${found.nmi.toFixed(3)}, by chance ${found.chance.toFixed(3)} ` +
      `(97.5%: ${found.chance975.toFixed(3)}), corrected ${corrected.toFixed(3)}; ` +
      `${topics.length} posts in ${new Set(topics).size} topics`,
  );
  return { ...found, corrected };
}

const truth = numbered(tellingLabels);
const everyPost = posts.map((_, post) => post);
const halves = [
  { name: 'all', of: () => true },
  { name: 'every other one, from the second', of: (post: number) => post % 2 === 1 },
];

describe('200 tweets with labels by people, by words alone', () => {
  const found = findTopics(posts);
  const main = [...mainTopics(found)];

  it('have all their labels, and ids that no number could hold', () => {
    expect(posts).toHaveLength(200);
    expect(posts.every(({ id }) => everyLabel.has(id) && BigInt(id) > 2n ** 53n)).toBe(true);
  });

  it.each(halves)('agree with people more than chance: $name', ({ name, of }) => {
    const judged = everyPost.filter((post) => of(post) && main[post]! >= 0);
    const { nmi, chance975 } = report(
      `by words, ${name}`,
      judged.map((post) => main[post]!),
      judged.map((post) => truth[post]!),
    );
    expect(nmi).toBeGreaterThan(chance975);
  });

  it('give few topics, each with the name of a subject or of words from its own posts', () => {
    expect(found.topics.length).toBeGreaterThanOrEqual(5);
    expect(found.topics.length).toBeLessThanOrEqual(25);
    for (const [topic, { label, terms, posts: count }] of found.topics.entries()) {
      expect(label.split(' · ').length).toBeLessThanOrEqual(3);
      const texts = posts
        .filter((_, post) => main[post] === topic)
        .map(({ text }) => text.toLowerCase());
      expect(texts.some((text) => text.includes(terms[0]!))).toBe(true);
      const words = SUBJECTS.has(label) ? [] : label.toLowerCase().split(/[ ·]+/u);
      for (const word of words) {
        expect(texts.some((text) => text.includes(word))).toBe(true);
      }
      expect(count).toBeGreaterThan(0);
      expect(label).not.toMatch(/http|t\.co|&amp/);
    }
  });
});

describe('the same by sentence vectors', () => {
  let vectors: Map<string, Float32Array>;
  let found: PostTopics;
  let main: number[];

  beforeAll(async () => {
    vectors = await storedVectorsOf(textsToEncode(posts, ['en']));
    found = findTopics(posts, {}, vectors);
    main = [...mainTopics(found)];
  });

  it.each(halves)('agree with people far more than chance and words: $name', ({ name, of }) => {
    // Posts without a topic count as one more group.
    const judged = everyPost.filter(of);
    const labelsOf = judged.map((post) => truth[post]!);
    const words = mainTopics(findTopics(posts));
    const byWords = report(
      `words, ${name}`,
      judged.map((post) => words[post]!),
      labelsOf,
    );
    const byVectors = report(
      `vectors, ${name}`,
      judged.map((post) => main[post]!),
      labelsOf,
    );
    expect(byVectors.nmi).toBeGreaterThan(byVectors.chance975 + 0.05);
    expect(byVectors.corrected).toBeGreaterThan(byWords.corrected + 0.1);
  });

  it('agree with people better than k-means on the same vectors', () => {
    const encoded = everyPost.filter((post) => vectors.has(textToEncode(posts[post]!)));
    const points = encoded.map((post) => vectors.get(textToEncode(posts[post]!))!);
    const labelsOf = encoded.map((post) => truth[post]!);
    const yardstick = report('k-means', kMeans(points, 19, seededRandom(1)), labelsOf);
    const ours = report(
      'vectors',
      encoded.map((post) => main[post]!),
      labelsOf,
    );
    expect(ours.corrected).toBeGreaterThan(1.2 * yardstick.corrected);
  });

  it('agree with people on tweets with a single label', () => {
    const judged = everyPost.filter((post) => everyLabel.get(posts[post]!.id)!.length === 1);
    const { corrected } = report(
      'vectors, those with one label',
      judged.map((post) => main[post]!),
      judged.map((post) => truth[post]!),
    );
    expect(corrected).toBeGreaterThan(0.4);
  });

  it('give at most 25 topics, and leave out hardly any post', () => {
    expect(found.topics.length).toBeLessThanOrEqual(25);
    expect(new Set(found.topics.map(({ id }) => id)).size).toBe(found.topics.length);
    expect(main.filter((topic) => topic >= 0).length).toBeGreaterThan(195);
  });

  it.each([180, 133])('keep most ids and labels when %i posts grow to 200', (known) => {
    const before = findTopics(posts.slice(0, known), {}, vectors);
    const earlier = topicsToKeep(posts.slice(0, known), before);
    const { topics } = findTopics(posts, { earlier }, vectors);
    const labels = new Map(topics.map(({ id, label }) => [id, label]));
    const lasting = before.topics.filter(({ id, label }) => labels.get(id) === label);
    console.info(
      `tweets: ${lasting.length} of ${before.topics.length} topics stay, from ${known} posts to 200`,
    );
    expect(lasting.length / before.topics.length).toBeGreaterThan(0.6);
  });
});
