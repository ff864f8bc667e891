import { describe, expect, it } from 'vitest';
import { givenTopics } from '../../../../src/analysis/topics/given/given-topics.ts';
import { freeId } from '../../../../src/analysis/topics/identity/topic-id.ts';
import type { Post } from '../../../../src/model/audience-log.ts';

const labelled = (...labels: string[]): Post => ({
  id: labels.join(),
  at: 0,
  text: '',
  kind: 'original',
  topics: labels.map((label) => ({ label, weight: 1 })),
});

describe('labels of given topics', () => {
  it('that differ only in case, space or width are one topic, with the commonest label', () => {
    const { labels, weights } = givenTopics([
      labelled('LGBT issues'),
      labelled('lgbt  Issues '),
      labelled('ＬＧＢＴ issues'),
      labelled('LGBT issues', 'lgbt issues'),
    ]);
    expect(labels).toEqual(['LGBT issues']);
    expect([...weights.value]).toEqual([1, 1, 1, 1]);
  });

  it.each([
    ['control characters', 'Pol\u0000it\u0007ics', 'Politics'],
    ['turned direction', '\u202eRust\u202c', 'Rust'],
    ['line breaks', 'Film,\n TV', 'Film, TV'],
    ['no letters at all', '\u0000\u200b ', undefined],
    ['endless length', 'a'.repeat(100_000), 'a'.repeat(60)],
    ['half a character', 'Rust\ud83e', 'Rust\ufffd'],
  ])('are made safe: %s', (_, label, expected) => {
    expect(givenTopics([labelled(label)]).labels[0]).toBe(expected);
  });

  it('with weights that are not positive numbers are ignored', () => {
    const post = labelled('a', 'b', 'c', 'd', 'e');
    post.topics!.forEach((topic, at) => {
      topic.weight = [Number.NaN, 0, -1, Infinity, 1e308][at]!;
    });
    const { labels, weights } = givenTopics([post, { ...post, topics: [] }]);
    expect(labels).toEqual(['e']);
    expect([...weights.value]).toEqual([1]);
  });
});

describe('ids of topics', () => {
  it.each([
    ['Politics', 'politics'],
    ['Film, TV & Video', 'film-tv-video'],
    ['#rust', 'rust'],
    ['Política', 'politica'],
    ['../../etc/passwd', 'etc-passwd'],
  ])('%s is %s', (name, id) => {
    expect(freeId(name, new Set())).toBe(id);
  });

  it('differ if names differ in signs or scripts that an address cannot hold', () => {
    const ids = ['C', 'C++', 'C#', '日本', '韓国', '🦀', '#', 'x'.repeat(60), 'x'.repeat(61)].map(
      (name) => freeId(name, new Set()),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,60}$/);
  });

  it('differ if slugs are equal', () => {
    const ids = new Set<string>();
    for (const name of ['R&D', 'R D', 'r-d', 'Rust', '#rust']) ids.add(freeId(name, ids));
    expect(ids.size).toBe(5);
    expect([...ids][0]).toBe('r-d');
  });
});
