import type { WhyTopic } from '../../views/why/why-topic.ts';
import { factLines } from '../text/fact-lines.ts';
import type { Palette } from '../text/palette.ts';
import { type Cell, type Column, table } from '../text/table.ts';
import { writeDay, writePeriod } from '../../render/wording/dates.ts';
import { decimalInWords, peopleInWords } from '../../render/wording/estimates.ts';
import type { Fact } from '../../render/wording/facts.ts';
import {
  writeCount,
  writeDecimal,
  writeNumberOf,
  writeShare,
} from '../../render/wording/numbers.ts';
import { readableLabel, readableNote } from '../../render/wording/readable-label.ts';
import { weeksInWords } from '../../render/wording/weeks.ts';
import { andMore, nameOf, SHOWN } from './lists.ts';
import type { Section } from './section.ts';

/** What a topic's figures rest on. */
export function topicSections(why: WhyTopic, width: number, palette: Palette): Section[] {
  const facts = (list: Fact[]): string[] => factLines(list, width, palette);
  const rows = (columns: Column[], cells: Cell[][]): string[] =>
    cells.length === 0 ? [] : table(columns, cells.slice(0, SHOWN), width, palette.faint);
  return [
    { title: readableLabel(why.topic.label), lines: facts(figures(why)) },
    {
      title: 'Busiest intervals',
      lines: [...rows(INTERVALS, intervals(why)), ...andMore(why.intervals.length)],
    },
    {
      title: 'Departures while it was on, and otherwise',
      lines: rows(COMMUNITIES, communities(why)),
    },
    {
      title: 'Left while it was on, each for reasons of their own',
      lines: [...rows(LEFT, left(why)), ...andMore(why.left.length)],
    },
    { title: 'Posts', lines: [...rows(POSTS, posts(why)), ...andMore(why.posts.length)] },
    { title: 'Readings', lines: facts(snapshots(why)) },
  ];
}

function figures({ topic, halfLives }: WhyTopic): Fact[] {
  const { cost, growth } = topic;
  const mixed = cost.mixedWith ?? [];
  const weeks = cost.weeksNeeded ?? null;
  return [
    { name: 'In sum', value: topic.role },
    {
      name: 'Unfollows',
      value: `${cost.unfollows ? peopleInWords(cost.unfollows).whole : 'not known yet'}; ${cost.verdict}`,
    },
    {
      name: 'Hazard per post',
      value: cost.hazardRatio
        ? `times ${decimalInWords(cost.hazardRatio, 2).whole}`
        : 'not known yet',
    },
    {
      name: 'Follows',
      value: `${growth.follows ? peopleInWords(growth.follows).whole : 'not known yet'}; ${growth.verdict}`,
    },
    ...(mixed.length > 0
      ? [{ name: 'Mixed up with', value: mixed.map(readableLabel).join(', ') }]
      : []),
    ...(weeks === null
      ? []
      : [{ name: 'Would take', value: `${weeksInWords(weeks)} at this pace` }]),
    ...(halfLives.length > 0
      ? [
          {
            name: 'Effect halves in',
            value: halfLives
              .filter(({ weight }) => weight >= 0.01)
              .map(({ days, weight }) => `${days} days (${writeShare(weight)})`)
              .join(', '),
          },
        ]
      : []),
  ];
}

const INTERVALS: Column[] = [
  { title: 'Up to', align: 'left' },
  { title: 'Exposure', align: 'right', leaveOut: 1 },
  { title: 'Left', align: 'right' },
  { title: 'expected', align: 'right' },
  { title: 'without it', align: 'right', leaveOut: 0 },
  { title: 'Came', align: 'right', leaveOut: 3 },
  { title: 'expected', align: 'right', leaveOut: 4 },
  { title: 'Also on', align: 'left', least: 8, leaveOut: 2 },
];

function intervals(why: WhyTopic): Cell[][] {
  return why.intervals
    .slice(0, SHOWN)
    .map((interval) => [
      { text: writeDay(interval.before) },
      { text: writeDecimal(interval.exposure, 2) },
      { text: writeDecimal(interval.departures.seen, 1) },
      { text: writeDecimal(interval.departures.expected, 1) },
      { text: writeDecimal(interval.departures.expectedWithout, 1) },
      { text: writeDecimal(interval.follows.seen, 1) },
      { text: writeDecimal(interval.follows.expected, 1) },
      { text: interval.sharedWith.map(({ topic }) => readableLabel(topic)).join(', ') },
    ]);
}

const COMMUNITIES: Column[] = [
  { title: 'Community', align: 'left', least: 8 },
  { title: 'Days at risk', align: 'right' },
  { title: 'left', align: 'right' },
  { title: 'Otherwise', align: 'right', leaveOut: 2 },
  { title: 'left', align: 'right', leaveOut: 1 },
];

function communities(why: WhyTopic): Cell[][] {
  return why.communities.map(({ community, on, off }) => [
    { text: community === null ? 'everybody else' : readableLabel(community) },
    { text: writeCount(on.personDays) },
    { text: writeDecimal(on.left, 1) },
    { text: writeCount(off.personDays) },
    { text: writeDecimal(off.left, 1) },
  ]);
}

const LEFT: Column[] = [
  { title: 'Who', align: 'left', least: 10 },
  { title: 'When', align: 'left' },
  { title: 'How', align: 'left', leaveOut: 0 },
  { title: 'Community', align: 'left', least: 10, leaveOut: 1 },
];

function left(why: WhyTopic): Cell[][] {
  return why.left.slice(0, SHOWN).map((person) => [
    { text: nameOf(person) },
    {
      text:
        person.after === null
          ? `by ${writeDay(person.before)}`
          : writePeriod(person.after, person.before),
    },
    { text: person.reason },
    { text: person.community === null ? '' : readableLabel(person.community) },
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

function snapshots({ snapshots: { used, held } }: WhyTopic): Fact[] {
  return [
    { name: 'Used', value: writeNumberOf(used, 'reading', 'readings') },
    ...held.slice(0, SHOWN).map(({ at, reason }) => ({
      name: 'Held back',
      value: `${writeDay(at)}: ${readableNote(reason)}`,
    })),
  ];
}
