import type { WhyTopic } from '../../../views/why/why-topic.ts';
import { factLines } from '../fact-lines.ts';
import type { Palette } from '../palette.ts';
import { type Cell, type Column, table } from '../table.ts';
import { writeDay, writePeriod } from '../../../model/dates.ts';
import { rejectionInWords } from '../../../model/incomplete.ts';
import { decimalInWords, lossInWords, peopleInWords } from '../../../render/wording/estimates.ts';
import type { Fact } from '../../../render/wording/fact.ts';
import {
  writeCount,
  writeDecimal,
  writeNumberOf,
  writeShare,
} from '../../../render/wording/numbers.ts';
import { readableLabel, readableNote } from '../../../render/wording/readable-label.ts';
import { weeksInWords } from '../../../render/wording/weeks.ts';
import type { Labels } from '../../../render/wording/labels.ts';
import { roleInWords } from '../../../render/wording/roles.ts';
import { andMore, nameOf, SHOWN } from './lists.ts';
import type { Section } from './section.ts';

/** The evidence behind the figures of a topic. */
export function topicSections(
  why: WhyTopic,
  width: number,
  palette: Palette,
  labels: Labels,
): Section[] {
  const facts = (list: Fact[]): string[] => factLines(list, width, palette);
  const rows = (columns: Column[], cells: Cell[][]): string[] =>
    cells.length === 0 ? [] : table(columns, cells.slice(0, SHOWN), width, palette.faint);
  return [
    { title: readableLabel(why.topic.label), lines: facts(figures(why, labels)) },
    {
      title: 'Time intervals with most exposure',
      lines: [...rows(INTERVALS, intervals(why, labels)), ...andMore(why.intervals.length)],
    },
    {
      title: 'Days at risk and departures, with and without exposure',
      lines: rows(COMMUNITIES, communities(why, labels)),
    },
    {
      title: 'People who left during exposure (we can’t tell why any one person left)',
      lines: [...rows(LEFT, left(why, labels)), ...andMore(why.left.length)],
    },
    { title: 'Posts', lines: [...rows(POSTS, posts(why)), ...andMore(why.posts.length)] },
    { title: 'Snapshots', lines: facts(snapshots(why)) },
  ];
}

function followsInWords({ follows, lasting }: WhyTopic['topic']['growth']): string {
  const known = follows ?? lasting;
  return known === null ? 'not known yet' : peopleInWords(known).whole;
}

function figures({ topic, halfLives }: WhyTopic, labels: Labels): Fact[] {
  const { cost, growth } = topic;
  const others = cost.mixedWith ?? [];
  const weeks = cost.weeksNeeded ?? null;
  return [
    { name: 'Role', value: `${topic.role}: ${roleInWords(topic)}` },
    {
      name: 'Unfollows',
      value: `${cost.unfollows ? lossInWords(cost.unfollows) : 'not known yet'}; ${cost.verdict}`,
    },
    {
      name: 'Hazard per post',
      value: cost.hazardRatio ? `×${decimalInWords(cost.hazardRatio, 2).whole}` : 'not known yet',
    },
    {
      name: growth.follows === null && growth.lasting ? 'Lasting follows' : 'Follows',
      value: `${followsInWords(growth)}; ${growth.verdict}`,
    },
    ...(others.length > 0
      ? [
          {
            name: 'Posted together with',
            value: others.map((id) => readableLabel(labels.topic(id))).join(', '),
          },
        ]
      : []),
    ...(weeks === null
      ? []
      : [{ name: 'Verdict needs', value: `${weeksInWords(weeks)} of data at the present rate` }]),
    ...(halfLives.length > 0
      ? [
          {
            name: 'Half-life of an effect, by probability',
            value: halfLives
              .filter(({ weight }) => weight >= 0.01)
              .map(
                ({ days, weight }) =>
                  `${days} ${days === 1 ? 'day' : 'days'} (${writeShare(weight)})`,
              )
              .join(', '),
          },
        ]
      : []),
  ];
}

const INTERVALS: Column[] = [
  { title: 'Until', align: 'left' },
  { title: 'Exposure', align: 'right', leaveOut: 1 },
  { title: 'Left', align: 'right' },
  { title: 'Expected', align: 'right' },
  { title: 'Without topic', align: 'right', leaveOut: 0 },
  { title: 'Followed', align: 'right', leaveOut: 3 },
  { title: 'Expected', align: 'right', leaveOut: 4 },
  { title: 'Other topics', align: 'left', least: 8, leaveOut: 2 },
];

function intervals(why: WhyTopic, labels: Labels): Cell[][] {
  return why.intervals.slice(0, SHOWN).map((interval) => [
    { text: writeDay(interval.before) },
    { text: writeDecimal(interval.exposure, 2) },
    { text: writeDecimal(interval.departures.seen, 1) },
    { text: writeDecimal(interval.departures.expected, 1) },
    { text: writeDecimal(interval.departures.expectedWithout, 1) },
    { text: writeDecimal(interval.follows.seen, 1) },
    { text: writeDecimal(interval.follows.expected, 1) },
    {
      text: interval.sharedWith.map(({ topic }) => readableLabel(labels.topic(topic))).join(', '),
    },
  ]);
}

const COMMUNITIES: Column[] = [
  { title: 'Community', align: 'left', least: 8 },
  { title: 'Days with', align: 'right' },
  { title: 'Left', align: 'right' },
  { title: 'Days without', align: 'right', leaveOut: 2 },
  { title: 'Left', align: 'right', leaveOut: 1 },
];

function communities(why: WhyTopic, labels: Labels): Cell[][] {
  return why.communities.map(({ community, on, off }) => [
    { text: community === null ? 'everyone else' : readableLabel(labels.community(community)) },
    { text: writeCount(on.personDays) },
    { text: writeDecimal(on.left, 1) },
    { text: writeCount(off.personDays) },
    { text: writeDecimal(off.left, 1) },
  ]);
}

const LEFT: Column[] = [
  { title: 'Person', align: 'left', least: 10 },
  { title: 'When', align: 'left' },
  { title: 'Reason', align: 'left', leaveOut: 0 },
  { title: 'Community', align: 'left', least: 10, leaveOut: 1 },
];

function left(why: WhyTopic, labels: Labels): Cell[][] {
  return why.left.slice(0, SHOWN).map((person) => [
    { text: nameOf(person) },
    {
      text:
        person.after === null
          ? `by ${writeDay(person.before)}`
          : writePeriod(person.after, person.before),
    },
    { text: person.reason },
    { text: person.community === null ? '' : readableLabel(labels.community(person.community)) },
  ]);
}

const POSTS: Column[] = [
  { title: 'When', align: 'left' },
  { title: 'Share', align: 'right' },
  { title: 'Kind', align: 'left', leaveOut: 1 },
  { title: 'Text', align: 'left', least: 12 },
];

function posts(why: WhyTopic): Cell[][] {
  return why.posts
    .slice(0, SHOWN)
    .map(({ at, weight, kind, text }) => [
      { text: writeDay(at) },
      { text: writeShare(weight) },
      { text: kind },
      { text: text === '' ? '' : readableNote(text) },
    ]);
}

function snapshots({ snapshots: { used, rejected } }: WhyTopic): Fact[] {
  return [
    { name: 'Accepted', value: writeNumberOf(used, 'snapshot', 'snapshots') },
    ...rejected.slice(0, SHOWN).map((snapshot) => ({
      name: 'Rejected',
      value: `${writeDay(snapshot.at)}: ${readableNote(rejectionInWords(snapshot))}`,
    })),
  ];
}
