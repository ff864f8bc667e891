import Database from 'better-sqlite3';
import { BUSY_TIMEOUT } from './connect.ts';

/** How long to wait for others, in ms: they may be reading for long. */
const PATIENCE = 2000;

/**
 * Writes the file anew and empties the one beside it, so that nothing removed is left in parts that
 * are not in use. `false`: another connection is in the way.
 */
export function sweep(database: Database.Database): boolean {
  database.pragma(`busy_timeout = ${PATIENCE}`);
  try {
    database.exec('vacuum');
    const [{ busy }] = database.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
    return busy === 0;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  } finally {
    database.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }
}
