import type { Estimate, ReportTopic, TribeReport } from '../../model/report.ts';
import { answer } from '../wording/answer.ts';
import { writeDay } from '../wording/dates.ts';
import { audienceFacts, dataQualityFacts, evidenceFacts, subject } from '../wording/facts.ts';
import type { Fact } from '../wording/facts.ts';
import { writeNumberOf } from '../wording/numbers.ts';
import { readableNote } from '../wording/readable-label.ts';
import { topicInWords, tribeInWords } from '../wording/rows.ts';
import { STANCES } from '../wording/stances.ts';
import { cutToWidth, displayWidth } from '../wording/display-width.ts';
import { barScale, intervalBar } from './interval-bar.ts';
import type { BarScale } from './interval-bar.ts';
import type { Paint, Palette } from './palette.ts';
import { sparkline, thinOut } from './sparkline.ts';
import { table } from './table.ts';
import type { Cell, Column } from './table.ts';
import { wrap } from '../wording/wrap.ts';

export interface TextOptions {
  /** Width of the terminal; the report is laid out for 40 to 100 of them. */
  columns: number;
  palette: Palette;
}

const INDENT = '  ';
const BAR = 14;
/** Fewer steps than this are no picture. */
const SHORTEST_PICTURE = 3;

type HistoryStep = TribeReport['audience']['history'][number];

/**
 * The report for a terminal: the answer first, then the audience over time, topics, tribes, and
 * what the figures rest on. Labels are made harmless; no line is wider than asked for.
 */
export function reportAsText(report: TribeReport, options: TextOptions): string {
  const columns = Math.min(100, Math.max(40, options.columns));
  const inside = columns - INDENT.length;
  const { palette } = options;
  const sections = [
    opening(report, columns, palette),
    section('Audience', audience(report, inside, palette), palette),
    section('Topics', topics(report, inside, palette), palette),
    section('Tribes', tribes(report, inside, palette), palette),
    section('Evidence', facts(evidenceFacts(report), inside, palette), palette),
    section('Data quality', facts(dataQualityFacts(report), inside, palette), palette),
    section('Warnings', warnings(report, inside), palette),
  ];
  const known = report.window === null ? sections.slice(0, 1) : sections;
  return `${known
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function opening(report: TribeReport, columns: number, palette: Palette): string[] {
  const { account, period } = subject(report);
  const room = columns - displayWidth(period) - INDENT.length;
  const whose = cutToWidth(account, room);
  const space = ' '.repeat(columns - displayWidth(whose) - displayWidth(period));
  const sentences = answer(report).flatMap((sentence) => [...sentence, ' ']);
  return [
    palette.heading(whose) + space + palette.faint(period),
    '',
    ...wrap(sentences, columns, palette.label),
  ];
}

function section(title: string, lines: string[], palette: Palette): string[] {
  if (lines.length === 0) return [];
  return [palette.heading(title), ...lines.map((line) => (line === '' ? '' : INDENT + line))];
}

function audience(report: TribeReport, columns: number, palette: Palette): string[] {
  const { history } = report.audience;
  const lines = facts(audienceFacts(report), columns, palette);
  if (history.length < SHORTEST_PICTURE || report.window === null) return lines;
  const margin = 11;
  const width = Math.min(history.length, columns - margin);
  const draw = (name: string, values: number[], least: number, paint: Paint): string =>
    palette.faint(name.padEnd(margin)) + paint(sparkline(values, least));
  const levels = thinOut(
    history.map(({ followers }) => followers),
    width,
    (group) => group.at(-1)!,
  );
  const flow = (pick: (step: HistoryStep) => number): number[] =>
    thinOut(history.map(pick), width, (group) => group.reduce((sum, value) => sum + value, 0));
  const [from, to] = [writeDay(report.window.from), writeDay(report.window.to)];
  const dates = width < from.length + to.length + 2 ? from : from.padEnd(width - to.length) + to;
  return [
    draw('Followers', levels, Math.min(...levels), palette.label),
    draw(
      'Gained',
      flow(({ gained }) => gained),
      0,
      palette.build,
    ),
    draw(
      'Lost',
      flow(({ lost }) => lost),
      0,
      palette.cost,
    ),
    ' '.repeat(margin) + palette.faint(dates),
    '',
    ...lines,
  ];
}

function topics(report: TribeReport, columns: number, palette: Palette): string[] {
  if (report.topics.length === 0) return ['No topics were found in the posts.'];
  const scale = barScale(comparableCosts(report.topics));
  const groups = Object.entries(STANCES).map(([stance, meaning]) => ({
    heading: `${stance}: ${meaning}`,
    topics: report.topics.filter((topic) => topic.stance === stance),
  }));
  const rows = groups.flatMap((group) =>
    group.topics.map((topic) => topicRow(topic, scale, palette)),
  );
  const [titles, ...lines] = table(TOPIC_COLUMNS, rows, columns, palette.faint);
  let next = 0;
  return [
    titles,
    ...groups.flatMap((group) => {
      const members = lines.slice(next, (next += group.topics.length));
      return members.length === 0
        ? []
        : [palette.faint(cutToWidth(group.heading, columns)), ...members];
    }),
    '',
    ...wrap([TOPIC_NOTE], columns, palette.label).map(palette.faint),
  ];
}

/** Intervals that set the scale: those of unsure topics are so wide that they would flatten the rest. */
function comparableCosts(topics: ReportTopic[]): Estimate[] {
  const sure = topics.filter(({ cost }) => cost.verdict !== 'not enough evidence');
  return (sure.length > 0 ? sure : topics).flatMap(({ cost }) => cost.unfollows ?? []);
}

function topicRow(topic: ReportTopic, scale: BarScale, palette: Palette): Cell[] {
  const words = topicInWords(topic);
  const paint = paintOf(topic, palette);
  const unsure = topic.stance === 'not enough evidence';
  return [
    { text: INDENT + words.label, paint: unsure ? palette.faint : palette.label },
    { text: words.cost, paint },
    { text: intervalBar(topic.cost.unfollows, scale, BAR), paint },
    {
      text: words.lasting,
      paint: topic.build.verdict === 'builds' ? palette.build : palette.faint,
    },
  ];
}

const TOPIC_COLUMNS: Column[] = [
  { title: '', align: 'left', least: 12 },
  { title: 'Unfollows', align: 'right' },
  { title: '', align: 'left', leaveOut: 2 },
  { title: 'Lasting follows', align: 'right', leaveOut: 1 },
];

const TOPIC_NOTE =
  'Unfollows a topic’s posts caused (below zero: they held people) and follows they brought that ' +
  'last, with 95% intervals. An interval alone: not enough evidence.';

function paintOf(topic: ReportTopic, palette: Palette): Paint {
  if (topic.cost.verdict === 'costs') return palette.cost;
  return topic.cost.verdict === 'holds' ? palette.build : palette.faint;
}

function tribes(report: TribeReport, columns: number, palette: Palette): string[] {
  const outside = `${writeNumberOf(report.unclustered, 'follower is', 'followers are')} in no community.`;
  if (report.tribes.length === 0) return ['No communities were found.', outside];
  const rows = report.tribes.map((tribe) => {
    const words = tribeInWords(tribe);
    const paint = tribe.isTribe ? palette.label : palette.faint;
    return [
      { text: words.label, paint },
      { text: words.size },
      { text: words.share },
      { text: words.retention },
      { text: words.likeMindedness },
      { text: words.kind, paint: tribe.isTribe ? palette.build : palette.faint },
    ];
  });
  return [...table(TRIBE_COLUMNS, rows, columns, palette.faint), '', outside];
}

const TRIBE_COLUMNS: Column[] = [
  { title: 'Community', align: 'left', least: 12 },
  { title: 'People', align: 'right' },
  { title: 'Share', align: 'right', leaveOut: 1 },
  { title: 'Stay 90 days', align: 'right', leaveOut: 2 },
  { title: 'Like-minded', align: 'right', leaveOut: 3 },
  { title: '', align: 'left' },
];

/** Names in a column, values wrapped beside them. */
function facts(list: Fact[], columns: number, palette: Palette): string[] {
  const margin = Math.max(...list.map(({ name }) => displayWidth(name))) + INDENT.length;
  return list.flatMap(({ name, value }) =>
    wrap([value], columns - margin, palette.label).map(
      (line, index) =>
        palette.faint((index === 0 ? name : '').padEnd(margin)) +
        cutToWidth(line, columns - margin),
    ),
  );
}

function warnings(report: TribeReport, columns: number): string[] {
  return report.warnings.flatMap((warning) =>
    wrap([readableNote(warning)], columns - INDENT.length, (text) => text).map(
      (line, index) => (index === 0 ? '- ' : INDENT) + cutToWidth(line, columns - INDENT.length),
    ),
  );
}
