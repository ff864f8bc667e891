import { chmodSync } from 'node:fs';
import { join } from 'node:path';
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

interface Times {
  importing: number;
  loading: number;
}

/** The same import and the same reading of events, from PostgreSQL and from a file of SQLite. */
export async function benchPostgres(): Promise<Target[]> {
  const file = await makeAudience(FOLLOWERS, 'none');
  using folder = temporaryFolder();
  // The server runs as another user.
  chmodSync(folder.path, 0o711);
  const programs = join(folder.path, 'postgres');
  await unpackPostgres(programs);
  const server = await startPostgres(programs);
  try {
    const ours = await timesOf(file, join(folder.path, 'file.sqlite'));
    const theirs = await timesOf(file, await server.database());
    const ratios = {
      importing: theirs.importing / ours.importing,
      loading: theirs.loading / ours.loading,
    };
    printTable(
      [`${FOLLOWERS} followers`, 'SQLite, s', 'PostgreSQL, s', 'ratio'],
      (['importing', 'loading'] as const).map((what) => [
        what,
        ours[what].toFixed(2),
        theirs[what].toFixed(2),
        ratios[what].toFixed(2),
      ]),
    );
    return (['importing', 'loading'] as const).map((what) =>
      atMost(`${what} with PostgreSQL, times SQLite`, MOST_TIMES, ratios[what]),
    );
  } finally {
    await server.stop();
  }
}

async function timesOf(file: string, database: string): Promise<Times> {
  const { seconds } = await runTribe('import', file, '--db', database, '--quiet');
  const store = await openStore(database);
  try {
    const [{ id }] = await store.accounts.all();
    const { log } = await store.forAccount(id);
    const began = performance.now();
    await log.loadAudience();
    return { importing: seconds, loading: (performance.now() - began) / 1000 };
  } finally {
    await store.close();
  }
}
