import { join } from 'node:path';
import { growthExponent } from './growth.ts';
import { type BenchSize, makeAudience } from './make-audience.ts';
import { printTable } from './markdown-table.ts';
import { type Measured, runTribe } from './run-measured.ts';
import { atMost, short, type Target } from './target.ts';
import { temporaryFolder } from './temporary-folder.ts';

const SIZES = [1000, 10_000, 100_000, 1_000_000] as const satisfies readonly BenchSize[];

interface Grown {
  followers: BenchSize;
  events: number;
  import: Measured;
  report: Measured;
}

/** A year of each size as exact times: `tribe import`, then `tribe report` without a stored one. */
export async function benchGrowth(): Promise<Target[]> {
  const grown: Grown[] = [];
  for (const followers of SIZES) grown.push(await measured(followers));
  const figures = ({ import: imported, report }: Grown): number[] => [
    imported.seconds,
    imported.cpuSeconds,
    imported.peakMegabytes,
    report.seconds,
    report.cpuSeconds,
    report.peakMegabytes,
  ];
  const [small, large] = grown.slice(-2);
  printTable(
    ['followers', 'events', 'import s', 'CPU s', 'peak MB', 'report s', 'CPU s', 'peak MB'],
    [
      ...grown.map((one) => [
        String(one.followers),
        String(one.events),
        ...figures(one).map(short),
      ]),
      [
        'growth',
        '',
        ...figures(small).map((value, at) =>
          growthExponent(
            { size: small.followers, value },
            { size: large.followers, value: figures(large)[at] },
          ).toFixed(2),
        ),
      ],
    ],
  );
  const largest = 'a million followers, a year';
  return [
    atMost('time of importing 1000 followers', 1, grown[0].import.seconds, ' s'),
    atMost('time of the report on them', 1, grown[0].report.seconds, ' s'),
    atMost('time of the report on 100,000', 8, small.report.seconds, ' s'),
    atMost(`time of importing ${largest}`, 110, large.import.seconds, ' s'),
    atMost('time of the report on them', 150, large.report.seconds, ' s'),
    atMost('memory of that report', 3000, large.report.peakMegabytes, ' MB'),
  ];
}

async function measured(followers: BenchSize): Promise<Grown> {
  const file = await makeAudience(followers, 'none');
  using folder = temporaryFolder();
  const database = join(folder.path, 'imported.sqlite');
  const imported = await runTribe('import', file, '--db', database, '--json');
  const { total } = JSON.parse(imported.output) as { total: { lines: number } };
  const report = await runTribe('report', '--json', '--db', database);
  return { followers, events: total.lines, import: imported, report };
}
