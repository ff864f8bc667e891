import { writeMinute } from '../../model/dates.ts';
import type { LeftAfter } from '../../model/pages/answers.ts';
import { type Column, dataTable } from '../tables/data-table.ts';
import { peopleInWords } from '../wording/estimates.ts';
import type { Labels } from '../wording/labels.ts';
import { writeNumberOf } from '../wording/numbers.ts';
import type { Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';
import { leftOut } from './listed-columns.ts';
import { communityOf } from './named.ts';

const NOTES = [
  'The brackets show what is usual: 95 of 100 other periods of the same length lie in this range.',
  'These people came or left during that time. We can’t tell why any one person left.',
];

/** Who came and left after a post, against what is usual. */
export function leftAfterAnswer(page: LeftAfter, labels: Labels): Answer {
  return {
    title: `After the post of ${writeMinute(page.post.at)}`,
    sentences: sentences(page),
    notes: page.time === null ? [] : [...NOTES, ...leftOut(page.people.length, page.peopleInAll)],
    table: dataTable('left-after', columns(labels), page.people),
  };
}

function sentences({ time, left, came }: LeftAfter): Sentence[] {
  if (time === null || left === null || came === null)
    return [
      ['The data has no snapshots around this post, so Tribefinder can’t tell who left after it.'],
    ];
  const when = `From ${writeMinute(time.from)} to ${writeMinute(time.until)} (UTC)`;
  const shared =
    time.posts > 1
      ? [
          [
            `You published ${writeNumberOf(time.posts, 'post', 'posts')} in that time, so the data can’t tell their effects apart.`,
          ],
        ]
      : [];
  return [
    [`${when}, ${writeNumberOf(left.seen, 'person', 'people')} left${against(left)}.`],
    [`${writeNumberOf(came.seen, 'person', 'people')} followed${against(came)}.`],
    ...(left.usual === null ? [['There is too little data to know what is usual.']] : []),
    ...shared,
  ];
}

function against({ seen, usual }: NonNullable<LeftAfter['left']>): string {
  if (usual === null) return '';
  const { whole } = peopleInWords(usual);
  if (seen > usual.high) return `, more than the usual ${whole}`;
  if (seen < usual.low) return `, fewer than the usual ${whole}`;
  return `, about as usual: ${whole}`;
}

function columns(labels: Labels): Column<LeftAfter['people'][number]>[] {
  return [
    { name: 'person', title: 'Who', kind: 'person', value: (row) => row },
    { name: 'change', title: 'Change', kind: 'text', value: ({ change }) => change },
    { name: 'time', title: 'Between', kind: 'between', value: (row) => row },
    { name: 'reason', title: 'Reason', kind: 'text', value: ({ reason }) => reason },
    { name: 'counted', title: 'Counted', kind: 'yes', value: ({ counted }) => counted },
    {
      name: 'community',
      title: 'Community',
      kind: 'community',
      value: ({ community }) => communityOf(community, labels),
    },
  ];
}
