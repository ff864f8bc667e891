import { join } from 'node:path';
import { growthExponent } from './growth.ts';
import { type BenchSnapshots, type BenchSize, makeAudience } from './make-audience.ts';
import { printTable } from './markdown-table.ts';
import { type Measured, resultOf, runTribe } from './run-measured.ts';
import type { StageUsage } from './stages.bench.ts';
import { atMost, short, type Target } from './target.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SIZES = [1000, 10_000, 100_000] as const satisfies readonly BenchSize[];
const MOST_SECONDS = 20;
const MOST_MEGABYTES = 1500;

interface ReportFigures {
  followers: BenchSize;
  events: number;
  /** `tribe report` as a process. */
  report: Measured;
  /** The same work once more, taken apart. */
  stages: StageUsage[];
}

/** `tribe report` on a year with every time known exactly, and on one known by weekly readings. */
export async function benchReport(): Promise<Target[]> {
  return [...(await benchSnapshots('none')), ...(await benchSnapshots('weekly'))];
}

const KNOWN_BY: Record<BenchSnapshots, string> = {
  none: 'exact times',
  weekly: '53 weekly readings',
};

async function benchSnapshots(snapshots: BenchSnapshots): Promise<Target[]> {
  const figures: ReportFigures[] = [];
  for (const size of SIZES) figures.push(await reportFigures(size, snapshots));
  console.log(`A year, ${KNOWN_BY[snapshots]}; growth from 10,000 to 100,000 followers\n`);
  printWhole(figures);
  printStages(figures);
  const { report } = figures.at(-1)!;
  const what = `report on 100,000 followers, ${KNOWN_BY[snapshots]}`;
  const time = atMost(`time of the ${what}`, MOST_SECONDS, report.seconds, ' s');
  // Where others are at work, the processor time tells what an idle machine would have taken.
  const measured = `${time.measured}, ${short(report.cpuSeconds)} s CPU`;
  return [
    { ...time, measured },
    atMost(`memory of the ${what}`, MOST_MEGABYTES, report.peakMegabytes, ' MB'),
  ];
}

async function reportFigures(
  followers: BenchSize,
  snapshots: BenchSnapshots,
): Promise<ReportFigures> {
  const file = await makeAudience(followers, snapshots);
  using folder = temporaryFolder();
  const database = join(folder.path, 'imported.sqlite');
  const imported = await runTribe('import', file, '--db', database, '--json');
  const { total } = JSON.parse(imported.output) as { total: { lines: number } };
  // First the stages: they keep no report, which would spare the other one its work.
  const stages = await resultOf<StageUsage[]>('stages.bench.ts', database);
  const report = await runTribe('report', '--json', '--db', database);
  return { followers, events: total.lines, report, stages };
}

function printWhole(figures: ReportFigures[]): void {
  const rows = figures.map(({ followers, events, report }) => [
    String(followers),
    String(events),
    short(report.seconds),
    short(report.cpuSeconds),
    short(report.peakMegabytes),
  ]);
  const growth = (value: (one: ReportFigures) => number): string =>
    exponent(figures.at(-2)!, figures.at(-1)!, value);
  rows.push([
    'growth',
    growth(({ events }) => events),
    growth(({ report }) => report.seconds),
    growth(({ report }) => report.cpuSeconds),
    growth(({ report }) => report.peakMegabytes),
  ]);
  printTable(['followers', 'events', 'report s', 'CPU s', 'peak MB'], rows);
}

/** One row a stage: seconds at each size, how they grow, and memory after it at the largest. */
function printStages(figures: ReportFigures[]): void {
  const rows = figures[0].stages.map(({ stage }, s) => [
    stage,
    ...figures.map(({ stages }) => short(stages[s].seconds)),
    exponent(figures.at(-2)!, figures.at(-1)!, ({ stages }) => stages[s].seconds),
    short(figures.at(-1)!.stages[s].cpuSeconds),
    short(figures.at(-1)!.stages[s].megabytes),
  ]);
  const sizes = figures.map(({ followers }) => `${followers} s`);
  printTable(['stage', ...sizes, 'growth', 'CPU s', 'MB after it'], rows);
}

function exponent(
  small: ReportFigures,
  large: ReportFigures,
  value: (one: ReportFigures) => number,
): string {
  return growthExponent(
    { size: small.followers, value: value(small) },
    { size: large.followers, value: value(large) },
  ).toFixed(2);
}
