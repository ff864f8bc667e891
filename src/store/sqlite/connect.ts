import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import Database from 'better-sqlite3';

/** ms. Another process writes batches of some ten milliseconds; this bears a long queue of them. */
export const BUSY_TIMEOUT = 30_000;

/** ms between two attempts at what SQLite does not wait for by itself. */
const PAUSE = 20;

/**
 * Opens a database file, and makes it where there is none: only its owner may read it, as it says
 * who follows whom. A file that may not be written is opened to be read.
 */
export function connect(path: string): Database.Database {
  const file = resolve(path);
  if (existsSync(file) && !isWritable(file)) return connectToRead(file);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // SQLite gives its side files the permissions of this one.
  closeSync(openSync(file, 'a', 0o600));
  const database = new Database(file, { timeout: BUSY_TIMEOUT });
  try {
    writeAhead(database);
    // With write-ahead a crash loses no consistency, and a killed process not even its last commit.
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

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function connectToRead(file: string): Database.Database {
  const database = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT });
  try {
    database.pragma('schema_version');
    return database;
  } catch (error) {
    database.close();
    const code = error instanceof Database.SqliteError ? error.code : '';
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(code) || existsSync(`${file}-wal`)) throw error;
    return inMemory(file);
  }
}

/** Bytes of the header of a database that say how it is written: 2 is write-ahead, 1 is not. */
const WRITE_VERSION = 18;
const READ_VERSION = 19;

/** On a read-only disk SQLite cannot make the side files of write-ahead, so it reads a copy. */
function inMemory(file: string): Database.Database {
  const bytes = readFileSync(file);
  bytes[WRITE_VERSION] = 1;
  bytes[READ_VERSION] = 1;
  const database = new Database(bytes);
  database.pragma('query_only = ON');
  return database;
}

/**
 * Lets readers go on while somebody writes. When several processes do this to a new database at
 * once, SQLite fails at once for all but one of them, whatever the busy time-out.
 */
function writeAhead(database: Database.Database): void {
  for (let left = BUSY_TIMEOUT / PAUSE; ; left--) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || left <= 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}
