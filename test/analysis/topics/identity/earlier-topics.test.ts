import { describe, expect, it } from 'vitest';
import { assembleTopics } from '../../../../src/analysis/topics/identity/assemble-topics.ts';
import type { EarlierTopic } from '../../../../src/analysis/topics/identity/earlier-topics.ts';
import { topicsToKeep } from '../../../../src/analysis/topics/identity/earlier-topics.ts';
import { findTopics } from '../../../../src/analysis/topics/find-topics.ts';
import type { TopicLevel } from '../../../../src/analysis/topics/identity/post-topics.ts';
import type { Post } from '../../../../src/model/audience-log.ts';
import { sparseRows } from '../../../../src/stats/sparse-rows.ts';
import { plantedPosts } from '../planted-posts.ts';

const posts = Array.from({ length: 30 }, (_, at): Post => ({
  id: `p${at}`,
  at,
  text: '',
  kind: 'original',
}));

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);

const earlier = (id: string, rows: number[]): EarlierTopic => ({
  id,
  label: `the label of ${id}`,
  posts: rows.map((row) => `p${row}`),
});

/** Topics now, by the posts they are about, each named after its place: `new-0`, `new-1`, … */
function assembled(groups: number[][], before: EarlierTopic[]): TopicLevel {
  const entries = groups.flatMap((rows, column) => rows.map((row) => ({ row, column })));
  const weights = sparseRows(posts.length, groups.length, {
    row: entries.map(({ row }) => row),
    column: entries.map(({ column }) => column),
    value: entries.map(() => 1),
  });
  const rows = Int32Array.from(posts.keys());
  const topics = groups.map((_, at) => ({
    name: `new ${at}`,
    label: `new ${at}`,
    terms: [],
    origin: 'found' as const,
  }));
  return assembleTopics([{ topics, parts: [{ rows, weights }] }], posts, rows, before);
}

/** The id of the topic that a post is about. */
function idOf({ topics, weights }: TopicLevel, post: number): string {
  return topics[weights.column[weights.start[post]]].id;
}

describe('topics of an earlier run', () => {
  const before = [earlier('football', range(0, 10)), earlier('music', range(10, 20))];

  it('keep id and label, even if half of the posts are new and few have moved', () => {
    const found = assembled(
      [
        [...range(0, 9), 10, ...range(20, 26)],
        [9, ...range(11, 20)],
      ],
      before,
    );
    expect(idOf(found, 0)).toBe('football');
    expect(idOf(found, 12)).toBe('music');
    expect(found.topics.map(({ label }) => label)).toEqual([
      'the label of football',
      'the label of music',
    ]);
  });

  it('do not continue in a new topic about new posts', () => {
    const found = assembled([range(0, 10), range(10, 20), range(20, 30)], before);
    expect([0, 10, 20].map((post) => idOf(found, post))).toEqual(['football', 'music', 'new-2']);
  });

  it('continue in the larger part after a split', () => {
    const found = assembled([range(0, 4), range(4, 10), range(10, 20)], before);
    expect([0, 4, 10].map((post) => idOf(found, post))).toEqual(['new-0', 'football', 'music']);
  });

  it('continue as the larger one after a merge', () => {
    const uneven = [earlier('football', range(0, 12)), earlier('music', range(12, 20))];
    const found = assembled([range(0, 20)], uneven);
    expect(found.topics.map(({ id }) => id)).toEqual(['football']);
  });

  it('end if their posts are scattered', () => {
    const found = assembled(
      [0, 1, 2, 3, 4].map((turn) => range(0, 20).filter((row) => row % 5 === turn)),
      before,
    );
    expect(found.topics.map(({ id }) => id).every((id) => id.startsWith('new'))).toBe(true);
  });

  it('keep an id that a new topic would take', () => {
    const found = assembled([range(20, 30), range(0, 10)], [earlier('new-0', range(0, 10))]);
    expect(idOf(found, 0)).toBe('new-0');
    expect(idOf(found, 20)).toMatch(/^new-0-\w+/);
  });

  it('are the same when found again', () => {
    const { posts: many } = plantedPosts(8, { posts: 600, topics: 6, chatter: 0.1 });
    const first = findTopics(many);
    const second = findTopics(many, { earlier: topicsToKeep(many, first) });
    expect(second).toEqual(first);
  });

  it.each([1.1, 1.5])('stay when there are %d times as many posts', (times) => {
    const { posts: all } = plantedPosts(9, {
      posts: Math.round(600 * times),
      topics: 6,
      chatter: 0,
    });
    const first = findTopics(all.slice(0, 600));
    const { topics } = findTopics(all, { earlier: topicsToKeep(all.slice(0, 600), first) });
    const now = new Map(topics.map(({ id, label }) => [id, label]));
    for (const { id, label } of first.topics) expect(now.get(id)).toBe(label);
  });
});
