import type { BestPosts } from '../../model/pages/answers.ts';
import { type Column, dataTable } from '../tables/data-table.ts';
import { figureOf } from '../tables/figure-of.ts';
import type { Labels } from '../wording/labels.ts';
import { writeCount, writeNumberOf } from '../wording/numbers.ts';
import { INTERVAL_NOTE, type Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';
import { topicOf } from './named.ts';

type Post = BestPosts['posts'][number];

/** Which posts cost or attracted most. */
export function bestPostsAnswer({ posts }: BestPosts, labels: Labels): Answer {
  return {
    title: 'Posts by cost and growth',
    sentences: sentences(posts),
    notes: [
      ...(posts.length > 0 ? [INTERVAL_NOTE] : []),
      'A post’s figures are its share of the figures of its topics. A post has a verdict only if its topics have one.',
    ],
    table: dataTable('best-posts', columns(labels), posts),
  };
}

function sentences(posts: readonly Post[]): Sentence[] {
  const [costs, keeps, attracts] = [
    posts.filter(({ cost }) => cost === 'costs').length,
    posts.filter(({ cost }) => cost === 'keeps').length,
    posts.filter(({ growth }) => growth === 'attracts').length,
  ];
  if (posts.length === 0) return [['There are no posts with a measured effect in this window.']];
  if (costs + keeps + attracts === 0)
    return [['There is not enough evidence yet of what any post cost or attracted.']];
  return [
    [
      `Of your ${writeNumberOf(posts.length, 'post', 'posts')}, ${writeCount(costs)} cost followers, ` +
        `${writeCount(keeps)} kept some and ${writeCount(attracts)} attracted some.`,
    ],
  ];
}

function columns(labels: Labels): Column<Post>[] {
  return [
    { name: 'post', title: 'Post', kind: 'post', value: (post) => post },
    { name: 'text', title: 'Text', kind: 'quote', value: ({ text }) => text },
    {
      name: 'topics',
      title: 'Topics',
      kind: 'topics',
      value: ({ topics }) => topics.map(({ topic }) => topicOf(topic, labels)),
    },
    {
      name: 'unfollows',
      title: 'Unfollows',
      kind: 'loss',
      value: ({ unfollows, cost }) => figureOf(unfollows, cost),
    },
    { name: 'cost_verdict', title: 'Cost', kind: 'text', value: ({ cost }) => cost },
    {
      name: 'follows',
      title: 'Follows',
      kind: 'people',
      value: ({ follows, growth }) => figureOf(follows, growth),
    },
    { name: 'growth_verdict', title: 'Growth', kind: 'text', value: ({ growth }) => growth },
  ];
}
