import type { Mix } from '../../model/pages/answers.ts';
import { type Column, dataTable } from '../tables/data-table.ts';
import { peopleInWords } from '../wording/estimates.ts';
import type { Labels } from '../wording/labels.ts';
import { writeNumberOf } from '../wording/numbers.ts';
import { INTERVAL_NOTE, type Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';
import { topicOf } from './named.ts';

/** What a month would look like with a mix of posts. */
export function mixAnswer(page: Mix, labels: Labels): Answer {
  return {
    title: `The next ${page.days} days with this mix of posts`,
    sentences: sentences(page),
    notes: [
      INTERVAL_NOTE,
      'This is not a forecast. It shows what the measured effects would do if everything else stayed the same.',
      'Topics without enough evidence do not change the result.',
      'For topics you did not name, the mix has as many posts as the last 30 days.',
    ],
    table: dataTable('mix', columns(labels), page.topics),
  };
}

function sentences({ days, unfollows, follows, net, usual }: Mix): Sentence[] {
  const time = writeNumberOf(days, 'day', 'days');
  const parts = [
    follows && `${peopleInWords(follows).whole} new followers`,
    unfollows && `${peopleInWords(unfollows).whole} unfollows`,
  ].filter((part) => part !== null);
  if (parts.length === 0)
    return [['There is not enough evidence yet to show what any topic costs or attracts.']];
  const before =
    usual === null
      ? []
      : [
          [
            `On average, ${time} bring ${peopleInWords(exactly(usual.follows)).estimate} new followers and ` +
              `${peopleInWords(exactly(usual.unfollows)).estimate} unfollows.`,
          ],
        ];
  return [
    [`This mix would bring ${parts.join(' and ')} in ${time}.`],
    ...(net === null ? [] : [[`That is a change of ${peopleInWords(net).whole} followers.`]]),
    ...before,
  ];
}

function exactly(value: number): { estimate: number; low: number; high: number } {
  return { estimate: value, low: value, high: value };
}

function columns(labels: Labels): Column<Mix['topics'][number]>[] {
  return [
    { name: 'topic', title: 'Topic', kind: 'topic', value: ({ topic }) => topicOf(topic, labels) },
    { name: 'posts', title: 'Posts', kind: 'count', value: ({ posts }) => posts },
    { name: 'usual_posts', title: 'Usual', kind: 'count', value: ({ usual }) => usual },
    {
      name: 'unfollows_change',
      title: 'Unfollows',
      kind: 'change',
      value: ({ unfollows }) => unfollows,
    },
    { name: 'follows_change', title: 'Follows', kind: 'change', value: ({ follows }) => follows },
  ];
}
