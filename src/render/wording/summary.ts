import type { ReportTopic, TribeReport } from '../../model/report.ts';
import { broadTopics } from './topic-levels.ts';
import { attractedInWords } from './attracted.ts';
import { weeksAheadInWords, withinYearInWords } from './arrivals.ts';
import { negated, peopleInWords } from './estimates.ts';
import { writeCount, writeNumberOf, writeShare } from './numbers.ts';
import { readableLabel } from './readable-label.ts';
import { weeksFor, weeksInWords } from './weeks.ts';

/** A sentence in pieces: our words as text, words from outside as labels. */
export type Phrase = string | { label: string };
export type Sentence = Phrase[];

export const INTERVAL_NOTE =
  'The brackets give the 95% interval: the range that should contain the true value 95 times in 100.';

/**
 * Explains the brackets, if the report has any. Every format shows it once, right after the summary.
 */
export function intervalNote({ audience, topics, communities }: TribeReport): string[] {
  const { retention30, retention90, retention365 } = audience;
  const hasEstimates =
    (retention30 ?? retention90 ?? retention365) !== null ||
    topics.some(({ cost, growth }) => (cost.unfollows ?? growth.lasting) !== null) ||
    communities.length > 0;
  return hasEstimates ? [INTERVAL_NOTE] : [];
}

/**
 * Sums up the report in a few sentences: which topics cost followers, which topic attracted most of
 * those who stay, and how large the tribe is, each with its interval. Without enough evidence, the
 * sentences say so and how much more data is needed.
 */
export function summary(report: TribeReport): Sentence[] {
  if (report.window === null) return noFollowers(report);
  const topics = broadTopics(report.topics);
  const found = [...costs(topics), ...growth(topics)];
  const effects = found.length > 0 ? found : keeps(topics);
  return [
    ...(effects.length > 0 ? effects : noEffects(report)),
    ...costUnknown(report),
    tribeSize(report),
  ];
}

function noFollowers({ topics, dataQuality, warnings }: TribeReport): Sentence[] {
  if (dataQuality.audiences?.length || dataQuality.impossibleTimes?.length)
    return warnings.map((warning) => [warning]);
  if (topics.length === 0) {
    return [
      ['There is no data about this audience yet.'],
      ['Import events or an X archive with `tribe import FILE`.'],
    ];
  }
  return [
    ['Your posts are imported, but your followers are not.'],
    ['Import a list of your followers, or an X archive, which contains one: `tribe import FILE`.'],
    ['To see what your posts are about, run `tribe topics`.'],
  ];
}

function costs(topics: ReportTopic[]): Sentence[] {
  const [first, second] = topics.filter(
    ({ cost }) => cost.verdict === 'costs' && cost.unfollows !== null,
  );
  if (first === undefined) return [];
  const most = peopleInWords(first.cost.unfollows!);
  const sentence: Sentence = [
    labelOf(first),
    ` cost you about ${most.estimate} followers (${most.interval})${whereTheyWere(first)}`,
  ];
  if (second !== undefined) {
    sentence.push('; ', labelOf(second), ` about ${peopleInWords(second.cost.unfollows!).whole}`);
  }
  return [[...sentence, '.']];
}

function growth(topics: ReportTopic[]): Sentence[] {
  return topics
    .filter(({ growth }) => growth.verdict === 'attracts' && attractedInWords(growth) !== '')
    .toSorted((a, b) => lastingOf(b) - lastingOf(a))
    .slice(0, 1)
    .map((topic) => [labelOf(topic), ` attracted about ${attractedInWords(topic.growth)}.`]);
}

/** What current followers alone cannot show, and what would. */
function costUnknown(report: TribeReport): Sentence[] {
  const { evidence, dataQuality } = report;
  if (evidence.currentFollowersOnly !== true) return [];
  return dataQuality.snapshots <= 1
    ? [
        [
          'The data has nobody who left, so it can’t show which topics cost you followers. ' +
            'Import a second list or download from another date to see who left in between.',
        ],
      ]
    : [fewSnapshots(report)];
}

function keeps(topics: ReportTopic[]): Sentence[] {
  return topics
    .filter(({ cost }) => cost.verdict === 'keeps' && cost.unfollows !== null)
    .slice(-1)
    .map((topic) => {
      const kept = peopleInWords(negated(topic.cost.unfollows!));
      return [
        labelOf(topic),
        ` kept about ${kept.estimate} followers (${kept.interval}) who would otherwise have left.`,
      ];
    });
}

/** Whether those who left were in the tribe, as far as the two intervals show. */
function whereTheyWere(topic: ReportTopic): string {
  const { unfollowsTribe: inside, unfollowsOthers: outside } = topic.cost;
  if (inside === null || outside === null) return '';
  const all = Math.max(inside.estimate, 0) + Math.max(outside.estimate, 0);
  if (inside.estimate < all * 0.1 && inside.high < all * 0.25) {
    return ', nearly all outside your tribe';
  }
  if (outside.low > inside.high) return ', most of them outside your tribe';
  if (inside.low > outside.high) return ', most of them in your tribe';
  if (inside.low > 0 && outside.low > 0) return ', inside and outside your tribe';
  return '';
}

function noEffects(report: TribeReport): Sentence[] {
  if (report.topics.length === 0) return [gainsAndLosses(report), NO_TOPICS];
  const topics = broadTopics(report.topics);
  if (report.evidence.currentFollowersOnly === true) {
    return [
      [
        'There is not enough evidence yet to show which topics attracted your ' +
          `${writeNumberOf(report.audience.end, 'current follower', 'current followers')}.`,
      ],
    ];
  }
  const unsure = topics.filter((topic) => topic.role === 'not enough evidence').length;
  if (unsure < topics.length) {
    const rest = unsure > 0 ? `; ${unsure} of ${topics.length} topics still need more data` : '';
    return [[`No topic measurably costs or attracts followers${rest}.`]];
  }
  const { evidence } = report;
  const { gained, lost } = report.audience;
  const { snapshots } = report.dataQuality;
  if (gained + lost === 0 && snapshots <= 1)
    return [gainsAndLosses(report), ...oneSnapshot(report)];
  const unknown: Sentence = [
    'There is not enough evidence yet to show which topics cost you followers and which build your tribe.',
  ];
  const isUnknown = topics.every(({ cost }) => cost.unfollows === null);
  if (isUnknown && snapshots > 1 && evidence.intervals < FEWEST_SNAPSHOTS - 1)
    return [unknown, gainsAndLosses(report), fewSnapshots(report), ...ahead(report)];
  return [
    unknown,
    [
      `The figures of topics are based on ${writeNumberOf(evidence.follows, 'follow', 'follows')} and ` +
        `${writeNumberOf(evidence.departures, 'departure', 'departures')} so far, ` +
        `in ${writeNumberOf(evidence.intervals, 'time interval', 'time intervals')}.`,
    ],
    ...upperBound(topics, evidence),
    outlook(topics, report.account.platform),
  ];
}

/** The largest cost that any topic is likely to have had. */
function upperBound(topics: ReportTopic[], evidence: TribeReport['evidence']): Sentence[] {
  const highest = Math.max(
    ...topics.map(({ cost }) => (cost.unfollows === null ? Infinity : cost.unfollows.high)),
  );
  if (!(highest < evidence.departures)) return [];
  const most = writeNumberOf(Math.ceil(highest), 'follower', 'followers');
  return [[`No topic is likely to have cost you more than ${most}.`]];
}

/** How to know more exactly when people leave, by platform. */
const MORE_EXACT: Record<string, string> = {
  x: 'record exact times (`tribe listen`)',
  bluesky: 'record exact times (`tribe watch`)',
};

/** When the first topic could have a verdict at the present rate. */
function outlook(topics: ReportTopic[], platform: string): Sentence {
  const waits = topics
    .map((topic) => ({ topic, weeks: weeksFor(topic) }))
    .filter((wait): wait is { topic: ReportTopic; weeks: number } => wait.weeks !== undefined)
    .toSorted((a, b) => a.weeks - b.weeks);
  if (waits.length === 0) return ['More snapshots will narrow the intervals.'];
  const [{ topic, weeks }] = waits;
  if (weeks <= 52) {
    const rest = waits.length > 1 ? '; the other topics need longer' : '';
    return [
      'A verdict on ',
      labelOf(topic),
      ` needs ${weeksInWords(weeks)} of data at the present rate${rest}.`,
    ];
  }
  return [
    'The first verdict needs more than a year of data at the present rate. To get it sooner, ' +
      `${MORE_EXACT[platform] ?? 'import lists more often'}, or post on fewer topics more often.`,
  ];
}

function gainsAndLosses({ audience: { gained, lost, end } }: TribeReport): Sentence {
  const followers = writeNumberOf(end, 'person follows', 'people follow');
  if (gained + lost === 0) return [`${followers} you. Nobody has followed or left yet.`];
  return [
    `You gained ${writeNumberOf(gained, 'follower', 'followers')} and lost ${writeCount(lost)}. ` +
      `${followers} you now.`,
  ];
}

/** What a single list shows, and what more lists would take. */
function oneSnapshot(report: TribeReport): Sentence[] {
  const followed = withinYearInWords(report);
  return [
    ...(followed === null ? [] : [[`Of these, ${followed} followed you within the last year.`]]),
    [
      'One snapshot cannot show which topics cost you followers and which build your tribe. ' +
        'Import follower lists from other dates, such as the one in an older archive.',
    ],
    ...ahead(report),
  ];
}

/** How long daily snapshots take to show something. */
function ahead(report: TribeReport): Sentence[] {
  const weeks = weeksAheadInWords(report);
  if (weeks === null) return [];
  return [
    [
      `With daily snapshots, the first verdict on a topic takes ${weeks}, if 1% to 4% of your ` +
        'followers leave each month. The more people leave, and the more a topic costs, the sooner ' +
        'it comes.',
    ],
  ];
}

/** The fewest snapshots that show what topics cost. */
const FEWEST_SNAPSHOTS = 11;

function fewSnapshots({ dataQuality: { snapshots, rejectedSnapshots } }: TribeReport): Sentence {
  const accepted = snapshots - rejectedSnapshots.length;
  const there = accepted === 1 ? 'is 1' : `are ${writeCount(accepted)}`;
  return [
    `To see what topics cost you, you need at least ${FEWEST_SNAPSHOTS} snapshots. There ${there} so far.`,
  ];
}

const NO_TOPICS: Sentence = [
  'There are no topics yet. Import your posts to see which topics cost you followers and which ' +
    'build your tribe.',
];

function tribeSize(report: TribeReport): Sentence {
  const communities = report.communities.filter(({ isTribe }) => isTribe === true);
  if (communities.length === 0) return [noTribe(report)];
  const size = communities.reduce((total, community) => total + community.size, 0);
  const share = writeShare(communities.reduce((total, community) => total + community.share, 0));
  const where = communities.length === 1 ? 'one community' : `${communities.length} communities`;
  return [`Your tribe is ${writeCount(size)} people, ${share} of your followers, in ${where}.`];
}

function noTribe({ communities }: TribeReport): string {
  return communities.some(({ isTribe }) => isTribe === null)
    ? 'There is not enough evidence yet to call any community a tribe.'
    : 'Tribefinder has found no tribe among your followers yet.';
}

function labelOf(topic: ReportTopic): Phrase {
  return { label: readableLabel(topic.label) };
}

function lastingOf(topic: ReportTopic): number {
  return topic.growth.lasting?.estimate ?? topic.growth.follows?.estimate ?? 0;
}
