import { join } from 'node:path';
import { type BenchSize, makeAudience } from './make-audience.ts';
import { printTable } from './markdown-table.ts';
import { type Measured, resultOf, runTribe } from './run-measured.ts';
import { atLeast, atMost, short, type Target } from './target.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Turns taken of import and yardstick; the best of each counts, as others may be at work. */
const TURNS = 2;
const SIZES = [1000, 10_000, 100_000] as const satisfies readonly BenchSize[];

interface ImportFigures {
  events: number;
  import: Measured;
  /** Seconds of bare inserts into a table of the same shape, and into one without a key. */
  same: number;
  plain: number;
}

/** `tribe import`, the whole process, against bare inserts of the rows that it made. */
export async function benchImport(): Promise<Target[]> {
  const figures: ImportFigures[] = [];
  for (const size of SIZES) figures.push(await importFigures(size));
  printTable(
    ['events', 'import s', 'CPU s', 'peak MB', 'bare s', 'of bare', 'bare, no key s', 'of it'],
    figures.map((one) => [
      String(one.events),
      short(one.import.seconds),
      short(one.import.cpuSeconds),
      short(one.import.peakMegabytes),
      short(one.same),
      short(one.same / one.import.seconds),
      short(one.plain),
      short(one.plain / one.import.seconds),
    ]),
  );
  const largest = figures.at(-1)!;
  return [
    atLeast(
      `speed of importing ${largest.events} events, of bare inserts of the same rows`,
      1 / 3,
      largest.same / largest.import.seconds,
    ),
    atMost(`memory of that import`, 512, largest.import.peakMegabytes, ' MB'),
  ];
}

async function importFigures(size: BenchSize): Promise<ImportFigures> {
  const file = await makeAudience(size, 'none');
  const turns: ImportFigures[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    using folder = temporaryFolder();
    const database = join(folder.path, 'imported.sqlite');
    const imported = await runTribe('import', file, '--db', database, '--quiet');
    const [same, plain] = [await bare(database, 'same'), await bare(database, 'plain')];
    turns.push({ events: same.rows, import: imported, same: same.seconds, plain: plain.seconds });
  }
  return {
    events: turns[0].events,
    import: turns.map((turn) => turn.import).toSorted((a, b) => a.seconds - b.seconds)[0],
    same: Math.min(...turns.map(({ same }) => same)),
    plain: Math.min(...turns.map(({ plain }) => plain)),
  };
}

function bare(database: string, shape: 'same' | 'plain') {
  return resultOf<{ rows: number; seconds: number }>('bare-inserts.bench.ts', database, shape);
}
