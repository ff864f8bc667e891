import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';

/**
 * The busy timeout in ms. Other processes write batches of some ten milliseconds, so this allows a
 * long queue.
 */
export const BUSY_TIMEOUT = 30_000;

/** The pause in ms before trying again what SQLite does not wait for by itself. */
const PAUSE = 20;

/**
 * Opens a database file, or creates one that only its owner may read, because it records who
 * follows whom. Opens a file that cannot be written for reading.
 */
export function connect(path: string): Database.Database {
  const file = resolve(path);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // SQLite gives its side files the permissions of this file. Closing a file that is already a
    // database would drop the locks that SQLite holds on it in this process.
    closeSync(openSync(file, 'a', 0o600));
  } else if (!isWritable(file)) return connectToRead(file);
  try {
    return connectToWrite(file);
  } catch (error) {
    if (!isUnwritable(error) || !statSync(file).isFile()) throw error;
    return connectToRead(file);
  }
}

function connectToWrite(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT });
  try {
    writeAhead(database);
    // With write-ahead logging, a crash cannot damage the database, and a killed process does not
    // even lose its last commit.
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

/** Whether SQLite could not write the database or its side files. */
function isUnwritable(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError && /^SQLITE_(CANTOPEN|READONLY|IOERR)/.test(error.code)
  );
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
    // The shared index of the log shows that another program has the database open.
    if (!isUnwritable(error) || existsSync(`${file}-shm`)) throw error;
    return inMemory(file);
  }
}

/** The bytes of a database's header with its journal mode: 2 is write-ahead logging, 1 is not. */
const WRITE_VERSION = 18;
const READ_VERSION = 19;

/**
 * Reads a copy in memory. Where nothing can be written, SQLite cannot create the side files of
 * write-ahead logging.
 */
function inMemory(file: string): Database.Database {
  const bytes = existsSync(`${file}-wal`) ? withItsLog(file) : readFileSync(file);
  bytes[WRITE_VERSION] = 1;
  bytes[READ_VERSION] = 1;
  const database = new Database(bytes);
  database.pragma('query_only = ON');
  return database;
}

/** Returns a database with what is only in its write-ahead log so far, from copies of both files. */
function withItsLog(file: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'tribefinder-read-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    for (const suffix of ['', '-wal']) {
      writeFileSync(`${copy}${suffix}`, readFileSync(`${file}${suffix}`), { mode: 0o600 });
    }
    // Closing the last connection moves the log into the database.
    const database = new Database(copy);
    database.pragma('schema_version');
    database.close();
    return readFileSync(copy);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Turns on write-ahead logging, so that others can read while one process writes. If several
 * processes do this to a new database together, SQLite fails at once for all but one of them,
 * whatever the busy timeout.
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
