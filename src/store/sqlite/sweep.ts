import Database from 'better-sqlite3';
import { BUSY_TIMEOUT } from './connect.ts';

/** How long to wait for others, in ms. They may be reading for a long time. */
const PATIENCE = 2000;

/**
 * Rewrites the file and empties its write-ahead log, so that unused parts hold nothing that was
 * removed. Returns `false` if another connection prevents it.
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
