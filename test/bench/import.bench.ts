import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Database from 'better-sqlite3';
import { importFiles } from '../../src/app/import/import-files.ts';
import { openStore } from '../../src/app/open-store.ts';
import { makeAudience } from './make-audience.ts';

/** How long it took, on the clock and of the processors. */
interface Took {
  wall: number;
  cpu: number;
}

export interface ImportBench {
  rows: number;
  import: Took;
  /** The same rows, ready in memory, put into the same table by better-sqlite3 alone. */
  bareInserts: Took;
  /** Above 1/3: the import is at least a third as fast. By processor time: others may be at work. */
  ratio: number;
}

/** Imports a year of 100,000 followers, 1.3 million events, and puts the same rows in bare. */
export async function benchImport(): Promise<ImportBench> {
  const folder = mkdtempSync(join(tmpdir(), 'tribe-bench-'));
  try {
    const path = join(folder, 'imported.sqlite');
    const imported = await timed(() => importInto(path));
    const { rows, took } = await insertBare(path, join(folder, 'bare.sqlite'));
    return { rows, import: imported, bareInserts: took, ratio: took.cpu / imported.cpu };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importInto(path: string): Promise<void> {
  const file = await makeAudience(100_000);
  const store = await openStore(path);
  await importFiles(store, [file], { standardInput: Readable.from([]), now: Date.now });
  await store.close();
}

async function insertBare(from: string, path: string): Promise<{ rows: number; took: Took }> {
  const source = new Database(from, { readonly: true });
  const table = source.prepare("select sql from sqlite_master where name = 'event'").pluck().get();
  const rows = source
    .prepare('select * from event order by source, line')
    .raw()
    .all() as unknown[][];
  source.close();
  const places = rows[0].map(() => '?').join();
  const took = await timed(() => {
    const database = new Database(path);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.exec(table as string);
    const insert = database.prepare(`insert into event values (${places}) on conflict do nothing`);
    const insertAll = database.transaction((lot: unknown[][]) => {
      for (const row of lot) insert.run(row);
    });
    for (let i = 0; i < rows.length; i += 5000) insertAll(rows.slice(i, i + 5000));
    database.close();
  });
  return { rows: rows.length, took };
}

async function timed(work: () => void | Promise<void>): Promise<Took> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}

if (import.meta.main) console.log(await benchImport());
