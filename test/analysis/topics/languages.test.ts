import { describe, expect, it } from 'vitest';
import { findTopics } from '../../../src/analysis/topics/find-topics.ts';
import { STOP_WORDS } from '../../../src/analysis/text/stop-words.ts';
import { normalisedMutualInformation } from '../../support/yardsticks/normalised-mutual-information.ts';
import { JAPANESE_POSTS } from './japanese-posts.ts';
import { mainTopics, numbered } from './main-topic.ts';
import { asPosts } from './sample-posts.ts';
import { SPANISH_POSTS } from './spanish-posts.ts';

describe.each([
  { language: 'Spanish', lang: 'es', samples: SPANISH_POSTS, letters: /^[\p{Script=Latin} ]+$/u },
  {
    language: 'Japanese',
    lang: 'ja',
    samples: JAPANESE_POSTS,
    letters: /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[A-Za-z]+)$/u,
  },
])('60 posts in $language about five topics', ({ language, lang, samples, letters }) => {
  const { posts, subjects } = asPosts(samples, lang);
  const found = findTopics(posts);
  const main = [...mainTopics(found)];

  it('are separated by topic', () => {
    const judged = main.flatMap((topic, row) => (topic < 0 ? [] : [row]));
    const all = normalisedMutualInformation(main, numbered(subjects));
    const told = normalisedMutualInformation(
      judged.map((row) => main[row]),
      numbered(judged.map((row) => subjects[row])),
    );
    console.info(
      `${language}: NMI ${told.toFixed(3)} of ${judged.length} posts with a topic, ` +
        `${all.toFixed(3)} of all; ${found.topics.map(({ label }) => label).join(', ')}`,
    );
    expect(judged.length).toBeGreaterThan(36);
    expect(told).toBeGreaterThan(0.65);
    expect(all).toBeGreaterThan(0.55);
    expect(found.topics.length).toBeGreaterThanOrEqual(5);
    expect(found.topics.length).toBeLessThanOrEqual(10);
  });

  it('have topics with labels of whole words in that language', () => {
    const written = posts.map(({ text }) => text.toLowerCase());
    for (const word of found.topics.flatMap(({ label }) => label.split(' · '))) {
      if (/\p{Extended_Pictographic}/u.test(word)) continue;
      expect(word).toMatch(letters);
      expect(STOP_WORDS.get(lang)!.has(word.toLowerCase())).toBe(false);
      const plain = word.toLowerCase().replaceAll(' ', '');
      expect(written.some((text) => text.includes(plain))).toBe(true);
    }
  });

  it("are the same without the platform's language tag", () => {
    expect(findTopics(asPosts(samples).posts)).toEqual(found);
  });
});

it('half words of Japanese are in no topic', () => {
  const { posts } = asPosts(JAPANESE_POSTS, 'ja');
  const terms = findTopics(posts).topics.flatMap((topic) => topic.terms);
  expect(terms).toContain('推し');
  expect(terms.filter((term) => ['推', '泣', '飲'].includes(term))).toEqual([]);
});
