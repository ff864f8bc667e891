import type { Mix } from '../../model/pages/answers.ts';
import type { Estimate } from '../../model/report.ts';
import { type Column, dataTable } from '../tables/data-table.ts';
import { negated, peopleInWords } from '../wording/estimates.ts';
import type { Labels } from '../wording/labels.ts';
import { listedLabels } from '../wording/listed-labels.ts';
import { writeNumberOf } from '../wording/numbers.ts';
import { INTERVAL_NOTE, type Phrase, type Sentence } from '../wording/summary.ts';
import type { Answer } from './answer.ts';
import { topicOf } from './named.ts';

type Topic = Mix['topics'][number];
type Change = Mix['change'];

/** Topics posted more or less often than on average by this share, and by one post or more. */
const LEAST_SHARE = 0.2;

/**
 * What a month would look like with a mix of posts. Another mix than that of the last 30 days
 * compares with that one, so that only the topics that differ make a difference.
 */
export function mixAnswer(page: Mix, labels: Labels): Answer {
  const isOther = page.topics.some(({ posts, last }) => posts !== last);
  const time = writeNumberOf(page.days, 'day', 'days');
  return {
    title: isOther
      ? `The next ${time} with this mix of posts`
      : `The next ${time} if you post as in the last ${time}`,
    sentences: sentences(page, isOther, labels),
    notes: [
      ...((page.unfollows ?? page.follows) === null ? [] : [INTERVAL_NOTE]),
      'This is not a forecast. It shows what the measured effects would do if everything else stayed the same.',
      `Posts are for ${time}. Unfollows and follows are what each topic changes against ${isOther ? `the last ${time}` : 'the average'}. Topics without enough evidence do not change the result.`,
      ...(isOther
        ? ['For topics you did not name, the mix has as many posts as the last 30 days.']
        : []),
    ],
    table: dataTable('mix', columns(isOther, labels), page.topics),
  };
}

function sentences(page: Mix, isOther: boolean, labels: Labels): Sentence[] {
  const { days, unfollows, follows, net, usual, last, change } = page;
  const time = writeNumberOf(days, 'day', 'days');
  const projection = inAll({ unfollows, follows });
  if (projection === '')
    return [['There is not enough evidence yet to show what any topic costs or attracts.']];
  const balance =
    net === null ? [] : [[`That is a change of ${peopleInWords(net).whole} followers.`]];
  const average = usual === null ? [] : [[`On average, ${time} bring ${exactly(usual)}.`]];
  if (isOther) {
    return [
      [`Compared with the last ${time}, ${changed(change)}.`],
      [`In all, this mix would bring ${projection} in ${time}.`],
      ...balance,
      [`Posting as in the last ${time} would bring ${inAll(last)}.`],
    ];
  }
  return [
    [`Posting as in the last ${time} would bring ${projection} in the next ${time}.`],
    ...balance,
    ...average,
    ...oftener(page.topics, labels),
  ];
}

function inAll({ unfollows, follows }: Change): string {
  return [
    follows && `${peopleInWords(follows).whole} new followers`,
    unfollows && `${peopleInWords(unfollows).whole} unfollows`,
  ]
    .filter((part) => part !== null)
    .join(' and ');
}

function exactly({ unfollows, follows }: NonNullable<Mix['usual']>): string {
  return `${people(follows)} new followers and ${people(unfollows)} unfollows`;
}

function people(value: number): string {
  return peopleInWords({ estimate: value, low: value, high: value }).estimate;
}

/** What a mix changes: `this mix means 13 (6 to 20) fewer unfollows and …`. */
function changed({ unfollows, follows }: Change): string {
  const parts = [
    unfollows && moreOrFewer(unfollows, 'unfollows'),
    follows && moreOrFewer(follows, 'new followers'),
  ].filter((part) => part !== null);
  return parts.length === 0
    ? 'there is not enough evidence of what this mix changes'
    : `this mix means ${parts.join(' and ')}`;
}

function moreOrFewer(change: Estimate, of: string): string {
  if (change.low > 0) return `${peopleInWords(change).whole} more ${of}`;
  const fewer = peopleInWords(negated(change));
  if (change.high < 0) return `${fewer.whole} fewer ${of}`;
  return `no measurable change in ${of} (${fewer.high} fewer to ${peopleInWords(change).high} more)`;
}

/** Why the last 30 days differ from the average. */
function oftener(topics: readonly Topic[], labels: Labels): Sentence[] {
  const differing = topics
    .filter(({ last, usual }) => Math.abs(last - usual) >= Math.max(1, LEAST_SHARE * usual))
    .toSorted((a, b) => Math.abs(b.last - b.usual) - Math.abs(a.last - a.usual));
  const named = (isMore: boolean): Phrase[] =>
    listedLabels(
      differing
        .filter(({ last, usual }) => last > usual === isMore)
        .map(({ topic }) => ({ label: labels.topic(topic) })),
    );
  const [less, more] = [named(false), named(true)];
  if (differing.length === 0) return [];
  return [
    [
      'Lately you have posted ',
      ...(less.length === 0 ? [] : ['less often than on average about ', ...less]),
      ...(less.length > 0 && more.length > 0 ? [', and '] : []),
      ...(more.length === 0 ? [] : ['more often about ', ...more]),
      '.',
    ],
  ];
}

/** Files have all columns. People see those of the comparison that the sentences make. */
function columns(isOther: boolean, labels: Labels): Column<Topic>[] {
  return [
    { name: 'topic', title: 'Topic', kind: 'topic', value: ({ topic }) => topicOf(topic, labels) },
    {
      name: 'posts',
      title: 'This mix',
      kind: 'count',
      value: ({ posts }) => posts,
      ...(!isOther && HIDDEN),
    },
    { name: 'last_posts', title: 'Last 30 days', kind: 'count', value: ({ last }) => last },
    {
      name: 'usual_posts',
      title: 'Average',
      kind: 'count',
      value: ({ usual }) => usual,
      ...(isOther && HIDDEN),
    },
    ...changes('', 'the average', isOther, (topic) => topic),
    ...changes('_from_last', 'the last 30 days', !isOther, ({ change }) => change),
  ];
}

const HIDDEN = { isHidden: true } as const;

function changes(
  suffix: string,
  against: string,
  isHidden: boolean,
  changeOf: (topic: Topic) => Change,
): Column<Topic>[] {
  return (['unfollows', 'follows'] as const).map((effect): Column<Topic> => {
    const title = effect === 'unfollows' ? 'Unfollows' : 'Follows';
    return {
      name: `${effect}_change${suffix}`,
      title: isHidden ? `${title} against ${against}` : title,
      kind: 'change',
      value: (topic) => changeOf(topic)[effect],
      ...(isHidden && HIDDEN),
    };
  });
}
