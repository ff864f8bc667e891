import { statSync } from 'node:fs';
import { join } from 'node:path';
import { makeArchive } from './make-archive.ts';
import { printTable } from './markdown-table.ts';
import { type Measured, resultOf, runTribe } from './run-measured.ts';
import { atLeast, atMost, short, type Target } from './target.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Turns taken of import and yardsticks; the best of each counts, as others may be at work. */
const TURNS = 2;
/** The larger one unpacks to some 200 MB, which X cuts into two files. */
const SIZES = [20_000, 150_000];
const MEGABYTE = 1024 ** 2;

interface ArchiveFigures {
  posts: number;
  megabytes: number;
  archive: Measured;
  /** The same events, from an event file. */
  events: Measured;
  /** Seconds of JSON.parse on the posts. */
  parse: number;
}

/** `tribe import` of an X archive, against its events as an event file and against JSON.parse. */
export async function benchArchive(): Promise<Target[]> {
  const figures: ArchiveFigures[] = [];
  for (const posts of SIZES) figures.push(await archiveFigures(posts));
  printTable(
    ['posts', 'MB unpacked', 'import s', 'CPU s', 'peak MB', 'as events CPU s', 'JSON.parse s'],
    figures.map((one) => [
      String(one.posts),
      short(one.megabytes),
      short(one.archive.seconds),
      short(one.archive.cpuSeconds),
      short(one.archive.peakMegabytes),
      short(one.events.cpuSeconds),
      short(one.parse),
    ]),
  );
  const [small, large] = figures;
  return [
    atMost(`time of importing an archive of ${small.posts} posts`, 10, small.archive.seconds, ' s'),
    atLeast(
      `speed of importing ${large.posts} posts, of that of an event file of the same`,
      1 / 2,
      large.events.cpuSeconds / large.archive.cpuSeconds,
    ),
    atMost('memory of that import', 512, large.archive.peakMegabytes, ' MB'),
  ];
}

async function archiveFigures(posts: number): Promise<ArchiveFigures> {
  const { zip, tweets, events } = await makeArchive(posts);
  const turns: Omit<ArchiveFigures, 'posts' | 'megabytes'>[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    using folder = temporaryFolder();
    const into = (name: string): string => join(folder.path, name);
    const archive = await runTribe('import', zip, '--db', into('archive.sqlite'), '--quiet');
    const file = await runTribe('import', events, '--db', into('events.sqlite'), '--quiet');
    const { seconds } = await resultOf<{ seconds: number }>('parse-archive.bench.ts', tweets);
    turns.push({ archive, events: file, parse: seconds });
  }
  const best = (which: 'archive' | 'events'): Measured =>
    turns.map((turn) => turn[which]).toSorted((a, b) => a.seconds - b.seconds)[0];
  return {
    posts,
    megabytes: statSync(tweets).size / MEGABYTE,
    archive: best('archive'),
    events: best('events'),
    parse: Math.min(...turns.map(({ parse }) => parse)),
  };
}
