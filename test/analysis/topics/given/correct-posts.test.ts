import { expect, test } from 'vitest';
import { findTopics } from '../../../../src/analysis/topics/find-topics.ts';
import type { PostTopicsCorrection } from '../../../../src/model/data-corrections.ts';
import type { PostId } from '../../../../src/model/ids.ts';
import { asPosts, ENGLISH } from '../sample-posts.ts';

const { posts, subjects } = asPosts(ENGLISH);
const plain = findTopics(posts);

function said(row: number, ...topics: string[]): PostTopicsCorrection {
  return { kind: 'post-topics', post: posts[row].id as PostId, topics };
}

function topicsOf({ topics, weights }: typeof plain, row: number): [string, number][] {
  const found: [string, number][] = [];
  for (let e = weights.start[row]; e < weights.start[row + 1]; e++) {
    found.push([topics[weights.column[e]].label, weights.value[e]]);
  }
  return found;
}

test('a post joins an existing topic by its label in any case, or a new one', () => {
  const row = subjects.indexOf('television');
  const [first] = plain.topics;
  const found = findTopics(posts, {
    corrections: [said(row, first.label.toUpperCase(), 'Bread', ' bread ')],
  });
  expect(topicsOf(found, row).toSorted()).toEqual(
    [
      ['Bread', 0.5],
      [first.label, 0.5],
    ].toSorted(),
  );
  expect(found.topics.find(({ label }) => label === 'Bread')).toMatchObject({
    id: 'bread',
    origin: 'given',
    posts: 1,
  });
  const others = [...posts.keys()].filter((other) => other !== row);
  const topicsOfOthers = (all: typeof plain) => others.map((at) => topicsOf(all, at).toSorted());
  expect(topicsOfOthers(found)).toEqual(topicsOfOthers(plain));
});

test('a corrected post has no topics by keyword, and a topic without posts stays in the list', () => {
  const row = posts.findIndex(({ text }) => /borrow checker/i.test(text));
  const own = {
    kind: 'topic' as const,
    label: 'Memory',
    keywords: ['borrow checker'],
    examples: [],
  };
  const rows = posts.flatMap(({ text }, at) => (/borrow checker/i.test(text) ? [at] : []));
  const found = findTopics(posts, { corrections: [own, ...rows.map((at) => said(at, 'Bread'))] });
  expect(topicsOf(found, row)).toEqual([['Bread', 1]]);
  expect(found.topics.find(({ label }) => label === 'Memory')).toMatchObject({ posts: 0 });
});

test('corrections of unknown posts, or without a label, change nothing', () => {
  const gone = { ...said(0, 'Bread'), post: 'gone' as PostId };
  const found = findTopics(posts, { corrections: [gone, said(1, '\u200b')] });
  expect(found).toEqual(plain);
});
