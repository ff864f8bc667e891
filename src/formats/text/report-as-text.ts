import type { TribeReport } from '../../model/report.ts';
import { ARRIVALS_NOTE, showsArrivals } from '../../render/wording/arrivals.ts';
import { answer } from '../../render/wording/answer.ts';
import { writeDay } from '../../render/wording/dates.ts';
import {
  audienceFacts,
  dataQualityFacts,
  evidenceFacts,
  accountName,
} from '../../render/wording/facts.ts';
import { readableNote } from '../../render/wording/readable-label.ts';
import { cutToWidth, displayWidth } from '../../render/wording/display-width.ts';
import { factLines } from './fact-lines.ts';
import type { Paint, Palette } from './palette.ts';
import { sparkline, thinOut } from './sparkline.ts';
import { topicLines } from './topic-lines.ts';
import { communityLines } from './community-lines.ts';
import { wrap } from '../../render/wording/wrap.ts';

export interface TextOptions {
  /** Width of the terminal; the report is laid out for 40 to 100 of them. */
  columns: number;
  palette: Palette;
}

const INDENT = '  ';
/** What the names of pictures take. */
const MARGIN = 11;
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
    section('Topics', topicLines(report, inside, palette), palette),
    section('Tribes', communityLines(report, inside, palette), palette),
    section('Evidence', factLines(evidenceFacts(report), inside, palette), palette),
    section('Data quality', factLines(dataQualityFacts(report), inside, palette), palette),
    section('Warnings', warnings(report, inside), palette),
  ];
  const known = report.window === null ? sections.slice(0, 1) : sections;
  return `${known
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function opening(report: TribeReport, columns: number, palette: Palette): string[] {
  const sentences = answer(report).flatMap((sentence) => [...sentence, ' ']);
  return [...title(report, columns, palette), '', ...wrap(sentences, columns, palette.label)];
}

/** Whose report and over what time: in one line where both fit. */
function title(report: TribeReport, columns: number, { heading, faint }: Palette): string[] {
  const { account, period } = accountName(report);
  const space = columns - displayWidth(account) - displayWidth(period);
  return space < INDENT.length
    ? [heading(cutToWidth(account, columns)), faint(period)]
    : [heading(account) + ' '.repeat(space) + faint(period)];
}

function section(title: string, lines: string[], palette: Palette): string[] {
  if (lines.length === 0) return [];
  return [palette.heading(title), ...lines.map((line) => (line === '' ? '' : INDENT + line))];
}

function audience(report: TribeReport, columns: number, palette: Palette): string[] {
  const { history } = report.audience;
  const lines = [
    ...factLines(audienceFacts(report), columns, palette),
    ...arrivals(report, columns, palette),
  ];
  if (history.length < SHORTEST_PICTURE || report.window === null) return lines;
  const width = Math.min(history.length, columns - MARGIN);
  const draw = (name: string, values: number[], least: number, paint: Paint): string =>
    palette.faint(name.padEnd(MARGIN)) + paint(sparkline(values, least));
  const levels = thinOut(
    history.map(({ followers }) => followers),
    width,
    (group) => group.at(-1)!,
  );
  const flow = (pick: (step: HistoryStep) => number): number[] =>
    thinOut(history.map(pick), width, (group) => group.reduce((sum, value) => sum + value, 0));
  const dates = ends(report.window.from, report.window.to, width);
  return [
    draw('Followers', levels, Math.min(...levels), palette.label),
    draw(
      'Gained',
      flow(({ gained }) => gained),
      0,
      palette.growth,
    ),
    draw(
      'Lost',
      flow(({ lost }) => lost),
      0,
      palette.cost,
    ),
    ' '.repeat(MARGIN) + palette.faint(dates),
    '',
    ...lines,
  ];
}

/** Of those who follow now, how many had come by when at most. */
function arrivals(report: TribeReport, columns: number, palette: Palette): string[] {
  if (!showsArrivals(report)) return [];
  const steps = report.audience.cameBy!;
  const width = Math.min(steps.length, columns - MARGIN);
  const most = thinOut(
    steps.map((step) => step.most),
    width,
    (group) => group.at(-1)!,
  );
  const dates = ends(steps[0]!.at, steps.at(-1)!.at, width);
  return [
    '',
    palette.faint('At most'.padEnd(MARGIN)) + palette.label(sparkline(most, 0)),
    ' '.repeat(MARGIN) + palette.faint(dates),
    ...wrap([ARRIVALS_NOTE], columns, (text) => text),
  ];
}

/** The days at both ends of a picture, where there is room for both. */
function ends(first: string, last: string, width: number): string {
  const [from, to] = [writeDay(first), writeDay(last)];
  return width < from.length + to.length + 2 ? from : from.padEnd(width - to.length) + to;
}

function warnings(report: TribeReport, columns: number): string[] {
  return report.warnings.flatMap((warning) =>
    wrap([readableNote(warning)], columns - INDENT.length, (text) => text).map(
      (line, index) => (index === 0 ? '- ' : INDENT) + cutToWidth(line, columns - INDENT.length),
    ),
  );
}
