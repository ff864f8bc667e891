import type { ReportTopic, TribeReport } from '../../model/report.ts';
import { weeksAheadInWords, withinYearInWords } from './arrivals.ts';
import { peopleInWords } from './estimates.ts';
import { writeCount, writeNumberOf, writeShare } from './numbers.ts';
import { readableLabel } from './readable-label.ts';
import { weeksFor, weeksInWords } from './weeks.ts';

/** A sentence in pieces: our words as text, words from outside set apart as labels. */
export type Phrase = string | { label: string };
export type Sentence = Phrase[];

/**
 * The answer to the report's question in a few plain sentences: which topics cost followers, which
 * topic built the audience, how large the tribe is, each with its uncertainty; or that there is
 * not enough evidence, and what it would take.
 */
export function answer(report: TribeReport): Sentence[] {
  if (report.window === null) return nothingOfFollowers(report);
  const found = [...costs(report.topics), ...growth(report.topics)];
  const effects = found.length > 0 ? found : holds(report.topics);
  return [...(effects.length > 0 ? effects : noEffects(report)), communitySize(report)];
}

function nothingOfFollowers({ topics }: TribeReport): Sentence[] {
  if (topics.length === 0) {
    return [
      ['Nothing is known of this audience yet.'],
      ['Import events or an X archive with `tribe import FILE`.'],
    ];
  }
  return [
    ['Your posts are known, but none of your followers yet.'],
    ['A list of them stands in every X archive made since 2018: `tribe import FILE`.'],
    ['What your posts are about: `tribe topics`.'],
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
    ` cost you about ${most.estimate} followers (${most.interval})${whereabouts(first)}`,
  ];
  if (second !== undefined) {
    sentence.push('; ', labelOf(second), ` about ${peopleInWords(second.cost.unfollows!).whole}`);
  }
  return [[...sentence, '.']];
}

function growth(topics: ReportTopic[]): Sentence[] {
  return topics
    .filter(({ growth }) => growth.verdict === 'attracts' && growth.follows !== null)
    .toSorted((a, b) => lastingOf(b) - lastingOf(a))
    .slice(0, 1)
    .map((topic) => {
      const { estimate, interval } = peopleInWords(topic.growth.follows!);
      const lasting = topic.growth.lasting && peopleInWords(topic.growth.lasting);
      const retention = lasting ? `, of whom about ${lasting.whole} are expected to stay` : '';
      return [labelOf(topic), ` brought about ${estimate} followers (${interval})${retention}.`];
    });
}

function holds(topics: ReportTopic[]): Sentence[] {
  return topics
    .filter(({ cost }) => cost.verdict === 'keeps' && cost.unfollows !== null)
    .slice(-1)
    .map((topic) => {
      const { estimate, low, high } = topic.cost.unfollows!;
      const kept = peopleInWords({ estimate: -estimate, low: -high, high: -low });
      return [
        labelOf(topic),
        ` held people: about ${kept.estimate} fewer left (${kept.interval}).`,
      ];
    });
}

/** Inside or outside the tribe, as far as the two intervals tell them apart. */
function whereabouts(topic: ReportTopic): string {
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
  if (report.topics.length === 0) return [comingsAndGoings(report), NO_TOPICS];
  const unsure = report.topics.filter((topic) => topic.role === 'not enough evidence').length;
  if (unsure < report.topics.length) {
    const rest =
      unsure > 0 ? `; for ${unsure} of ${report.topics.length} it is too early to say` : '';
    return [[`No topic is seen to cost you followers or to bring them${rest}.`]];
  }
  const { gained, lost } = report.audience;
  if (gained + lost === 0 && report.dataQuality.snapshots <= 1)
    return [comingsAndGoings(report), ...oneSnapshot(report)];
  return [
    [
      'There is not enough evidence yet to say which topics cost you followers and which build your tribe.',
    ],
    [
      `So far ${writeNumberOf(gained, 'follow', 'follows')} and ` +
        `${writeNumberOf(lost, 'departure', 'departures')} were seen, ` +
        `in ${writeNumberOf(report.evidence.intervals, 'interval', 'intervals')}.`,
    ],
    ...bound(report),
    outlook(report.topics),
  ];
}

/** What can be said all the same: more than this no topic is likely to have cost. */
function bound({ topics, evidence }: TribeReport): Sentence[] {
  const highest = Math.max(
    ...topics.map(({ cost }) => (cost.unfollows === null ? Infinity : cost.unfollows.high)),
  );
  if (!(highest < evidence.departures)) return [];
  const most = writeNumberOf(Math.ceil(highest), 'follower', 'followers');
  return [[`What can be said: none of them is likely to have cost you more than ${most}.`]];
}

/** When the first topic could be told of at this pace. */
function outlook(topics: ReportTopic[]): Sentence {
  const waits = topics
    .map((topic) => ({ topic, weeks: weeksFor(topic) }))
    .filter((wait): wait is { topic: ReportTopic; weeks: number } => wait.weeks !== undefined)
    .toSorted((a, b) => a.weeks - b.weeks);
  if (waits.length === 0) return ['Further readings narrow the figures.'];
  const [{ topic, weeks }] = waits;
  if (weeks <= 52) {
    const rest = waits.length > 1 ? '; of the others longer' : '';
    return [
      `At this pace it would take ${weeksInWords(weeks)} to see an effect that matters of `,
      labelOf(topic),
      `${rest}.`,
    ];
  }
  return [
    'At this pace it would take more than a year to see an effect that matters: ' +
      'watch exact times, or post on fewer topics more often.',
  ];
}

function comingsAndGoings({ audience: { gained, lost, end } }: TribeReport): Sentence {
  const followers = writeNumberOf(end, 'person follows', 'people follow');
  if (gained + lost === 0) return [`${followers} you; nobody was seen to come or go.`];
  return [
    `You gained ${writeNumberOf(gained, 'follower', 'followers')} and lost ${writeCount(lost)}; ` +
      `${followers} you now.`,
  ];
}

/** What can be said of those in a single list, and what further ones would take. */
function oneSnapshot(report: TribeReport): Sentence[] {
  const came = withinYearInWords(report);
  const ahead = weeksAheadInWords(report);
  return [
    ...(came === null ? [] : [[`Of these, ${came} came within the last year.`]]),
    [
      'As nobody was watching before or after, it cannot be said yet which topics cost you followers ' +
        'and which build your tribe.',
    ],
    ['That takes further readings of the list: an archive of another time, or `snapshot` lines.'],
    ...(ahead === null
      ? []
      : [
          [
            `Daily readings would tell what the first topic costs after ${ahead}: the sooner the more ` +
              'people leave, 1% to 4% of them a month being assumed.',
          ],
        ]),
  ];
}

const NO_TOPICS: Sentence = [
  'No topics of your posts are known, so it cannot be said which of them cost you followers and ' +
    'which build your tribe: import your posts too.',
];

function communitySize(report: TribeReport): Sentence {
  const communities = report.communities.filter((community) => community.isTribe);
  if (communities.length === 0) return ['No like-minded tribe is seen among your followers yet.'];
  const size = communities.reduce((total, community) => total + community.size, 0);
  const share = writeShare(communities.reduce((total, community) => total + community.share, 0));
  const where = communities.length === 1 ? 'one community' : `${communities.length} communities`;
  return [`Your tribe is ${writeCount(size)} people, ${share} of your followers, in ${where}.`];
}

function labelOf(topic: ReportTopic): Phrase {
  return { label: readableLabel(topic.label) };
}

function lastingOf(topic: ReportTopic): number {
  return topic.growth.lasting?.estimate ?? topic.growth.follows?.estimate ?? 0;
}
