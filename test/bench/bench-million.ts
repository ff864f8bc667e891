import { join } from 'node:path';
import { makeMillion } from './make-audience.ts';
import { printTable } from './markdown-table.ts';
import { runTribe } from './run-measured.ts';
import { atMost, short, type Target } from './target.ts';
import { temporaryFolder } from './temporary-folder.ts';

const MOST_MEGABYTES = 4000;

/** A million followers of whom only ids are known, in two readings: import and report. */
export async function benchMillion(): Promise<Target[]> {
  const file = await makeMillion();
  using folder = temporaryFolder();
  const database = join(folder.path, 'imported.sqlite');
  const imported = await runTribe('import', file, '--db', database, '--quiet');
  const report = await runTribe('report', '--json', '--db', database);
  printTable(
    ['command', 'seconds', 'CPU s', 'peak MB'],
    Object.entries({ import: imported, report }).map(([name, ran]) => [
      name,
      short(ran.seconds),
      short(ran.cpuSeconds),
      short(ran.peakMegabytes),
    ]),
  );
  const most = Math.max(imported.peakMegabytes, report.peakMegabytes);
  return [
    atMost('memory of import and report of a million followers', MOST_MEGABYTES, most, ' MB'),
  ];
}
