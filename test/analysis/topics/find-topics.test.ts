import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTopics } from '../../../src/analysis/topics/find-topics.ts';
import type { TopicLevel } from '../../../src/analysis/topics/identity/post-topics.ts';
import type { Post } from '../../../src/model/audience-log.ts';
import { normalisedMutualInformation } from '../../support/yardsticks/normalised-mutual-information.ts';
import { finestTopics, mainTopics } from './main-topic.ts';
import { plantedPosts } from './planted-posts.ts';
import { asPosts, ENGLISH, JAPANESE, SPANISH } from './sample-posts.ts';
import { tries } from '../../support/soak.ts';

/** For each topic the subjects of its posts, with how many there are. */
function subjectsByTopic(found: TopicLevel, subjects: readonly string[]): Map<string, number>[] {
  const main = mainTopics(found);
  return found.topics.map((_, topic) => {
    const counts = new Map<string, number>();
    subjects.forEach((scope, post) => {
      if (main[post] === topic) counts.set(scope, (counts.get(scope) ?? 0) + 1);
    });
    return counts;
  });
}

/** Topics and weights of one post. */
const rowOf = ({ weights }: TopicLevel, row: number): number[][] =>
  [weights.column, weights.value].map((column) =>
    Array.from(column.subarray(weights.start[row], weights.start[row + 1])),
  );

const post = (id: number, text: string, topics?: Post['topics']): Post => ({
  id: String(id),
  at: id * 1000,
  text,
  kind: 'original',
  ...(topics === undefined ? {} : { topics }),
});

const about = (words: string, posts: number, from: number): Post[] =>
  Array.from({ length: posts }, (_, at) => post(from + at, `Nummer ${at} über ${words}`));

describe('topics found in text', () => {
  it.each([
    { language: 'English', samples: ENGLISH, label: /^Rust$/ },
    { language: 'Spanish', samples: SPANISH, label: /^Programación/ },
    { language: 'Japanese', samples: JAPANESE, label: /^料理/ },
    {
      language: 'all three',
      samples: { ...ENGLISH, ...SPANISH, ...JAPANESE },
      label: /^Television$/,
    },
  ])(
    '$language posts: each topic is of one subject, and called by its subject or words',
    ({ language, samples, label }) => {
      const { posts, subjects } = asPosts(samples);
      const found = findTopics(posts);
      const bySubject = subjectsByTopic(found, subjects);
      const mixed = bySubject.filter((counts) => counts.size > 1);
      // Programming and politics are one topic each in all languages.
      expect(mixed.length).toBeLessThanOrEqual(language === 'all three' ? 2 : 1);
      for (const scope of Object.keys(samples).filter((name) => name !== 'chatter')) {
        expect(bySubject.some((counts) => counts.has(scope))).toBe(true);
      }
      expect(found.topics.some((topic) => label.test(topic.label))).toBe(true);
      expect(found.topics.every(({ origin }) => origin === 'found')).toBe(true);
    },
  );

  it('do not include thanks, greetings and bare links', () => {
    const { posts, subjects } = asPosts(ENGLISH);
    const main = mainTopics(findTopics(posts));
    const topics = subjects.flatMap((scope, at) => (scope === 'chatter' ? [main[at]] : []));
    expect(topics).toEqual(topics.map(() => -1));
  });

  it.each([
    { posts: 200, topics: 4, chatter: 0.2, least: 0.88, without: 0.8 },
    { posts: 200, topics: 3, chatter: 0.6, least: 0.88, without: 0.9 },
    { posts: 300, topics: 4, chatter: 0.8, least: 0.88, without: 0.9 },
    { posts: 1000, topics: 2, chatter: 0.2, least: 0.85, without: 0.9 },
    { posts: 1000, topics: 12, chatter: 0.3, least: 0.97, without: 0.9 },
    { posts: tries(5000, 12_000), topics: 20, chatter: 0.2, least: 0.97, without: 0.9 },
  ])('recover $topics planted topics in $posts posts', ({ least, without, ...settings }) => {
    const { posts, planted } = plantedPosts(11, settings);
    const found = finestTopics(findTopics(posts));
    const main = mainTopics(found);
    expect(Math.abs(found.topics.length - settings.topics)).toBeLessThanOrEqual(1);
    const scope = posts.map((_, at) => at).filter((at) => planted[at]! >= 0);
    const nmi = normalisedMutualInformation(
      scope.map((at) => planted[at]!),
      scope.map((at) => main[at]!),
    );
    expect(nmi).toBeGreaterThan(least);
    const chatter = [...main].filter((_, at) => planted[at] === -1);
    const none = chatter.filter((topic) => topic === -1);
    expect(none.length / chatter.length).toBeGreaterThan(without);
  });

  it.each([0.6, 0.7, 0.8])('do not include words that a share of %d of all posts says', (share) => {
    const { posts } = plantedPosts(41, { posts: 200, topics: 4, chatter: 0.1 });
    const chatting = posts.map((said, at) =>
      (at * 7) % 10 < 10 * share ? { ...said, text: `sunobo velita karimo ${said.text}` } : said,
    );
    const { topics } = findTopics(chatting);
    expect(topics).toHaveLength(4);
    expect(topics.flatMap(({ terms }) => terms)).not.toContain('sunobo');
  });

  it('are one topic for an account about one thing', () => {
    const { posts } = plantedPosts(5, { posts: 300, topics: 1, chatter: 0 });
    const { topics } = findTopics(posts);
    expect(topics).toHaveLength(1);
    expect(topics[0]!.posts).toBe(300);
  });

  it('are one topic for posts that all repeat one text, and for posts that share no word', () => {
    const same = Array.from({ length: 80 }, (_, at) => post(at, 'New post on my blog #rust'));
    expect(findTopics(same).topics.map(({ posts }) => posts)).toEqual([80]);
    const apart = Array.from({ length: 80 }, (_, at) => post(at, `word${at}a word${at}b`));
    expect(findTopics(apart).topics.map(({ posts }) => posts)).toEqual([80]);
  });

  it.each([17, 24, 40])('keep one that %i posts are about beside 16 posts of another', (most) => {
    const posts = [
      ...about('Übersetzer und Speicher 🦀', most, 0),
      ...about('Radfahren in den Bergen 🚲', 16, most),
    ];
    const { topics } = findTopics(posts);
    expect(topics.reduce((sum, { posts }) => sum + posts, 0)).toBe(posts.length);
    expect(topics.map(({ terms }) => terms.join()).join()).toMatch(
      /speicher.*radfahren|radfahren.*speicher/u,
    );
  });

  it('do not exceed their maximum', () => {
    const { posts } = plantedPosts(3, { posts: 800, topics: 20, chatter: 0.1 });
    expect(findTopics(posts).topics.length).toBeLessThanOrEqual(60);
  });

  it('keep their ids and posts when a few posts are added', () => {
    const { posts } = plantedPosts(8, { posts: 1000, topics: 10, chatter: 0.2 });
    const before = findTopics(posts.slice(0, 970));
    const after = findTopics(posts);
    const ids = new Set(after.topics.map(({ id }) => id));
    expect(before.topics.filter(({ id }) => ids.has(id)).length).toBeGreaterThanOrEqual(9);
    const idsBefore = [...mainTopics(before)].map((topic) => before.topics[topic]?.id ?? '');
    const idsAfter = [...mainTopics(after)].map((topic) => after.topics[topic]?.id ?? '');
    const same = idsBefore.filter((id, at) => id === idsAfter[at]).length;
    expect(same / 970).toBeGreaterThan(0.9);
  });

  it('are not found in posts without words', () => {
    for (const posts of [
      [],
      [post(1, '')],
      [post(1, '😂'), post(2, 'https://t.co/x'), post(3, '@a @b')],
    ]) {
      const { topics, weights } = findTopics(posts);
      expect(topics).toEqual([]);
      expect(weights.rows).toBe(posts.length);
      expect(weights.value).toHaveLength(0);
    }
    expect(findTopics([post(1, 'compilers')]).topics.map(({ label }) => label)).toEqual([
      'Compilers',
    ]);
  });
});

describe('given topics', () => {
  const politics = { label: 'Politics', weight: 1 };
  const technical = { label: 'Rust & Co', weight: 3 };

  it('win over the text, with weights that add up to 1', () => {
    const { topics, weights } = findTopics([
      post(1, 'compiler borrow memory', [politics]),
      post(2, 'compiler borrow memory', [technical, politics]),
      post(3, 'compiler borrow memory', [technical]),
    ]);
    expect(topics.map(({ id, label, origin, posts }) => ({ id, label, origin, posts }))).toEqual([
      { id: 'politics', label: 'Politics', origin: 'given', posts: 2 },
      { id: 'rust-co', label: 'Rust & Co', origin: 'given', posts: 2 },
    ]);
    expect([...weights.start]).toEqual([0, 1, 3, 4]);
    expect([...weights.column]).toEqual([0, 0, 1, 1]);
    expect([...weights.value]).toEqual([1, 0.25, 0.75, 1]);
  });

  it('are extended to posts without topics that are clearly similar, and to no others', () => {
    const { posts, subjects } = asPosts(ENGLISH);
    const given = posts.map((it, at): Post => {
      const label = subjects[at]!;
      return label === 'chatter' || at % 5 === 0 ? it : { ...it, topics: [{ label, weight: 1 }] };
    });
    const found = findTopics(given);
    expect(found.topics.every((topic) => topic.origin === 'given')).toBe(true);
    const main = mainTopics(found);
    const without = given.map((_, at) => at).filter((at) => given[at]!.topics === undefined);
    const told = without.filter((at) => main[at]! >= 0);
    expect(told.length).toBeGreaterThanOrEqual(4);
    for (const at of told) expect(found.topics[main[at]!]!.label).toBe(subjects[at]);
  });

  it('have distinctive terms', () => {
    const { posts, subjects } = asPosts(ENGLISH);
    const { topics } = findTopics(
      posts.map((it, at) => ({ ...it, topics: [{ label: subjects[at]!, weight: 1 }] })),
    );
    const termsOf = (label: string) => topics.find((topic) => topic.label === label)!.terms;
    expect(termsOf('rust').slice(0, 5)).toContain('compiler');
    expect(termsOf('television').slice(0, 3)).toContain('#severance');
    expect(termsOf('politics').length).toBeLessThanOrEqual(10);
  });

  it('of few posts leave the other posts to found topics', () => {
    const { posts, subjects } = asPosts(ENGLISH);
    const some = posts.map((it, at) =>
      subjects[at] === 'politics' && at % 3 === 0 ? { ...it, topics: [politics] } : it,
    );
    const found = findTopics(some);
    expect(
      found.topics.filter(({ origin }) => origin === 'given').map(({ label }) => label),
    ).toEqual(['Politics']);
    expect(found.topics.some(({ origin, label }) => origin === 'found' && label === 'Rust')).toBe(
      true,
    );
    expect(new Set(found.topics.map(({ id }) => id)).size).toBe(found.topics.length);
  });
});

describe('topics of any posts', () => {
  const words = fc.array(
    fc.constantFrom(
      'rust',
      '#rust',
      'compiler',
      'vote',
      '#Vote',
      'election',
      '日本',
      '🦀',
      'the',
      '@bob',
    ),
    { maxLength: 8 },
  );
  const text = fc.oneof(
    words.map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary' }),
  );
  const label = fc.oneof(
    fc.constantFrom(
      'Rust',
      ' rust',
      'RUST',
      'Política',
      'C++',
      'C#',
      '日本',
      '',
      '\u202e',
      '__proto__',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const topic = fc.record({
    label,
    weight: fc.oneof(fc.double(), fc.constantFrom(1, 2, 1e308, 0, -1)),
  });
  const posts = fc
    .array(
      fc.record({
        text,
        at: fc.integer({ min: 0, max: 20 }),
        topics: fc.option(fc.array(topic, { maxLength: 3 })),
      }),
      { maxLength: 40 },
    )
    .map((all) =>
      all.map(({ text: said, at, topics }, number): Post => ({
        id: String(number),
        at,
        text: said,
        kind: 'original',
        ...(topics === null ? {} : { topics }),
      })),
    );

  it('are well formed', () => {
    fc.assert(
      fc.property(posts, (any) => {
        const { topics, weights } = findTopics(any);
        expect([weights.rows, weights.columns]).toEqual([any.length, topics.length]);
        expect(new Set(topics.map(({ id }) => id)).size).toBe(topics.length);
        const rowsWith = new Int32Array(topics.length);
        for (let row = 0; row < any.length; row++) {
          const entries = rowOf({ topics, weights }, row)[1]!;
          expect(entries.every((weight) => weight > 0 && weight <= 1 + 1e-9)).toBe(true);
          expect(entries.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-9);
          for (let e = weights.start[row]!; e < weights.start[row + 1]!; e++)
            rowsWith[weights.column[e]!]!++;
        }
        topics.forEach(({ id, label: called, terms, posts: count }, at) => {
          expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
          expect(called.trim()).not.toBe('');
          expect(called).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
          expect(terms.length).toBeLessThanOrEqual(10);
          expect(count).toBe(rowsWith[at]);
          expect(count).toBeGreaterThan(0);
        });
      }),
      { numRuns: tries(60, 1000) },
    );
  });

  it('are the same in any order of posts', () => {
    const shuffledPosts = posts.chain((any) =>
      fc.tuple(
        fc.constant(any),
        fc.shuffledSubarray(
          any.map((_, at) => at),
          { minLength: any.length },
        ),
      ),
    );
    fc.assert(
      fc.property(shuffledPosts, ([any, order]) => {
        const plain = findTopics(any);
        const moved = findTopics(order.map((at) => any[at]!));
        expect(moved.topics).toEqual(plain.topics);
        order.forEach((at, row) => {
          expect(rowOf(moved, row)).toEqual(rowOf(plain, at));
        });
      }),
      { numRuns: tries(60, 1000) },
    );
  });
});
