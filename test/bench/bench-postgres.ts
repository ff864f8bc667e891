import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { moveDatabase } from '../../src/app/move-database.ts';
import { openStore } from '../../src/app/open-store.ts';
import { startPostgres, unpackPostgres } from '../support/start-postgres.ts';
import { makeAudience } from './make-audience.ts';
import { printTable } from './markdown-table.ts';
import { runTribe } from './run-measured.ts';
import { atMost, type Target } from './target.ts';
import { temporaryFolder } from './temporary-folder.ts';

const FOLLOWERS = 10_000;
/** Every batch goes to another process and back. */
const MOST_TIMES = 3;

const WHAT = ['importing', 'loading', 'moving in', 'moving out'] as const;
type Times = Record<(typeof WHAT)[number], number>;

/** The same import, reading of events and copying, with PostgreSQL and with a file of SQLite. */
export async function benchPostgres(): Promise<Target[]> {
  const file = await makeAudience(FOLLOWERS, 'none');
  using folder = temporaryFolder();
  // The server runs as another user.
  chmodSync(folder.path, 0o711);
  const programs = join(folder.path, 'postgres');
  await unpackPostgres(programs);
  const server = await startPostgres(programs);
  try {
    const path = (name: string): string => join(folder.path, name);
    const ours = await timesOf(file, path('file.sqlite'), path('copy.sqlite'), path('back.sqlite'));
    const place = await server.database();
    const theirs = await timesOf(file, place, await server.database(), path('from-server.sqlite'));
    printTable(
      [`${FOLLOWERS} followers`, 'SQLite, s', 'PostgreSQL, s', 'ratio'],
      WHAT.map((what) => [
        what,
        ours[what].toFixed(2),
        theirs[what].toFixed(2),
        (theirs[what] / ours[what]).toFixed(2),
      ]),
    );
    return WHAT.map((what) =>
      atMost(`${what} with PostgreSQL, times SQLite`, MOST_TIMES, theirs[what] / ours[what]),
    );
  } finally {
    await server.stop();
  }
}

/** @param copy where its content goes, and `back` where that goes in turn. */
async function timesOf(file: string, database: string, copy: string, back: string): Promise<Times> {
  const { seconds: importing } = await runTribe('import', file, '--db', database, '--quiet');
  const store = await openStore(database);
  try {
    const [{ id }] = await store.accounts.all();
    const { log } = await store.forAccount(id);
    const loading = await secondsOf(() => log.loadAudience());
    const movingIn = await secondsOf(() => moveDatabase(database, copy, () => undefined));
    const movingOut = await secondsOf(() => moveDatabase(copy, back, () => undefined));
    return { importing, loading, 'moving in': movingIn, 'moving out': movingOut };
  } finally {
    await store.close();
  }
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
