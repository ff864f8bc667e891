import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';

/** Another process writes batches of some ten milliseconds; this bears a long queue of them. */
const BUSY_TIMEOUT = 30_000;

/**
 * Opens a database file, and makes it where there is none: only its owner may read it, as it says
 * who follows whom.
 */
export function connect(path: string): Database.Database {
  const file = resolve(path);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its side files the permissions of this one.
  closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file, { timeout: BUSY_TIMEOUT });
  try {
    // Readers go on while somebody writes.
    database.pragma('journal_mode = WAL');
    // With WAL a crash loses no consistency, and a killed process not even the last commit.
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -65536');
    database.pragma('wal_autocheckpoint = 4000');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}
