import type { TribeReport } from '../../model/report.ts';
import { ARRIVALS_NOTE, showsArrivals } from '../../render/wording/arrivals.ts';
import { intervalNote, summary } from '../../render/wording/summary.ts';
import { writeDay } from '../../model/dates.ts';
import {
  audienceFacts,
  dataQualityFacts,
  evidenceFacts,
  accountName,
} from '../../render/wording/facts.ts';
import { writeCount } from '../../render/wording/numbers.ts';
import { readableNote } from '../../render/wording/readable-label.ts';
import { cutToWidth, displayWidth } from '../../render/wording/display-width.ts';
import { factLines } from './fact-lines.ts';
import type { Paint, Palette } from './palette.ts';
import { sparkline, thinOut } from './sparkline.ts';
import { topicLines } from './topic-lines.ts';
import { communityLines } from './community-lines.ts';
import { wrap } from '../../render/wording/wrap.ts';

export interface TextOptions {
  /** Width of the terminal; the report uses 40 to 100 columns. */
  columns: number;
  palette: Palette;
}

const INDENT = '  ';
/** Columns for the names of charts. */
const MARGIN = 11;
/** Fewer steps than this make no useful chart. */
const SHORTEST_CHART = 3;

type HistoryStep = TribeReport['audience']['history'][number];

/**
 * Writes the report for a terminal: the summary first, then the audience over time, topics,
 * communities, and the data behind the figures. Labels are made harmless; no line is wider than
 * `columns`.
 */
export function reportAsText(report: TribeReport, options: TextOptions): string {
  const columns = Math.min(100, Math.max(40, options.columns));
  const inside = columns - INDENT.length;
  const { palette } = options;
  const sections = [
    opening(report, columns, palette),
    section('Audience', audience(report, inside, palette), palette),
    section('Topics', topicLines(report, inside, palette), palette),
    section('Communities', communityLines(report, inside, palette), palette),
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
  const sentences = summary(report).flatMap((sentence) => [...sentence, ' ']);
  const note = intervalNote(report).flatMap((text) => [
    '',
    ...wrap([text], columns, palette.label).map(palette.faint),
  ]);
  return [
    ...title(report, columns, palette),
    '',
    ...wrap(sentences, columns, palette.label),
    ...note,
  ];
}

/** The account and the period, on one line if both fit. */
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
  if (history.length < SHORTEST_CHART || report.window === null) return lines;
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
  // Nobody is known of a time before the first snapshot.
  const { from, to } = report.audience.observed ?? report.window;
  const dates = ends(from, to, width);
  const range = `Followers: ${writeCount(Math.min(...levels))} to ${writeCount(Math.max(...levels))}`;
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
    ' '.repeat(MARGIN) + palette.faint(range),
    '',
    ...lines,
  ];
}

/** How many current followers, at most, had followed by each date. */
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

/** The dates at both ends of a chart, or only the first if there is no room for both. */
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
