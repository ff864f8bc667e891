import { describe, expect, it } from 'vitest';
import { findTopics } from '../../../../src/analysis/topics/find-topics.ts';
import type { TopicLevel } from '../../../../src/analysis/topics/identity/post-topics.ts';
import type { Post } from '../../../../src/model/audience-log.ts';
import type { TopicDefinition } from '../../../../src/model/topic-corrections.ts';
import type { PostId } from '../../../../src/model/ids.ts';
import { mainTopics } from '../main-topic.ts';
import { asPosts, ENGLISH, JAPANESE, SPANISH } from '../sample-posts.ts';

const { posts, subjects } = asPosts(ENGLISH);

function topic(label: string, keywords: string[], examples: number[] = []): TopicDefinition {
  return {
    kind: 'topic',
    label,
    keywords,
    examples: examples.map((row) => posts[row].id as PostId),
  };
}

/** Rows of the posts that have the topic of this label. */
function postsOf({ topics, weights }: TopicLevel, label: string): number[] {
  const at = topics.findIndex((one) => one.label === label);
  return Array.from({ length: weights.rows }, (_, row) => row).filter((row) =>
    weights.column.subarray(weights.start[row], weights.start[row + 1]).includes(at),
  );
}

const rowsOf = (scope: string): number[] =>
  subjects.flatMap((of, row) => (of === scope ? [row] : []));

describe('topics of the owner', () => {
  it('cover posts with a keyword, and win over the text', () => {
    const found = findTopics(posts, { corrections: [topic('Memory safety', ['borrow checker'])] });
    const expected = posts.flatMap(({ text }, row) => (/borrow checker/i.test(text) ? [row] : []));
    expect(postsOf(found, 'Memory safety')).toEqual(expected);
    const own = found.topics.find(({ origin }) => origin === 'owner')!;
    expect(own).toMatchObject({ id: 'memory-safety', posts: expected.length });
    expect(own.terms.slice(0, 3)).toContain('borrow');
    for (const row of expected) {
      expect(found.weights.start[row + 1] - found.weights.start[row]).toBe(1);
    }
    expect(found.topics.some(({ origin, label }) => origin === 'found' && /Rust/.test(label))).toBe(
      true,
    );
  });

  it('are listed with their keywords if no post is about them', () => {
    const { topics } = findTopics(posts, {
      corrections: [topic('Bread', ['sourdough', '#bread'])],
    });
    expect(topics.find(({ label }) => label === 'Bread')).toEqual({
      id: 'bread',
      label: 'Bread',
      terms: ['sourdough', '#bread'],
      origin: 'owner',
      posts: 0,
    });
  });

  it('cover posts similar to the examples and not the whole account, by words alone', () => {
    const examples = rowsOf('television').slice(0, 3);
    const found = findTopics(posts, { corrections: [topic('Series', [], examples)] });
    const series = postsOf(found, 'Series');
    expect(series).toEqual(expect.arrayContaining(examples));
    const right = series.filter((row) => subjects[row] === 'television');
    expect(right.length).toBeGreaterThanOrEqual(6);
    expect(right.length / series.length).toBeGreaterThan(0.8);
  });

  it('divide posts that are similar to the examples of several', () => {
    const corrections = [
      topic('Series', [], rowsOf('television').slice(0, 3)),
      topic('Parliament', [], rowsOf('politics').slice(0, 3)),
    ];
    const found = findTopics(posts, { corrections });
    const [series, parliament] = [postsOf(found, 'Series'), postsOf(found, 'Parliament')];
    expect(series.filter((row) => parliament.includes(row))).toEqual([]);
    expect(parliament.filter((row) => subjects[row] !== 'politics').length).toBeLessThan(2);
  });

  it('combine with given topics, and with one of the same name', () => {
    const given: Post[] = posts.map((post, row) => ({
      ...post,
      topics: subjects[row] === 'rust' ? [{ label: 'code', weight: 1 }] : [],
    }));
    const corrections = [topic('Async', ['async']), topic('Code', ['parliament'])];
    const found = findTopics(given, { corrections });
    const async = posts.flatMap(({ text }, row) => (/async/i.test(text) ? [row] : []));
    expect(postsOf(found, 'Async')).toEqual(async);
    for (const row of async) {
      const own = found.weights.value.slice(found.weights.start[row], found.weights.start[row + 1]);
      expect([...own]).toEqual([0.5, 0.5]);
    }
    const code = postsOf(found, 'Code');
    expect(code).toEqual(expect.arrayContaining(rowsOf('rust')));
    expect(code.some((row) => subjects[row] === 'politics')).toBe(true);
    expect(found.topics.filter(({ label }) => label.toLowerCase() === 'code')).toHaveLength(1);
  });

  it('find words of other scripts, and keep their ids whatever else is found', () => {
    const all = asPosts({ ...ENGLISH, ...SPANISH, ...JAPANESE }).posts;
    const own = {
      kind: 'topic',
      label: 'カレー',
      keywords: ['カレー', 'gol'],
      examples: [],
    } as const;
    const corrections = [{ ...own, keywords: [...own.keywords], examples: [] }];
    const found = findTopics(all, { corrections });
    const held = postsOf(found, 'カレー').map((row) => all[row].text);
    expect(held.filter((text) => text.includes('カレー')).length).toBe(3);
    expect(held.some((text) => text.startsWith('Gol de penalti'))).toBe(true);
    const alone = findTopics([all[0]], { corrections }).topics.find(
      ({ origin }) => origin === 'owner',
    );
    expect(found.topics.find(({ origin }) => origin === 'owner')!.id).toBe(alone!.id);
  });

  it('leave everything else unchanged', () => {
    const before = findTopics(posts);
    const found = findTopics(posts, { corrections: [topic('Bread', ['sourdough'])] });
    expect(found.topics.filter(({ origin }) => origin === 'found')).toEqual(before.topics);
    expect(mainTopics(found)).toEqual(mainTopics(before));
  });
});
