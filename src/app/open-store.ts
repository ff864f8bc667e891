import { homedir } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { EXIT, TribeError } from '../model/errors.ts';
import type { Store } from '../store/ports/store.ts';
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts';

const FILE_NAME = 'tribefinder.sqlite';

/**
 * Returns where the database is: the requested location, else `TRIBE_DB`, else a file in the user's
 * data folder. Throws a `TribeError` for a database server, because there is no such store yet.
 */
export function databaseLocation(
  requested: string | undefined,
  environment: Record<string, string | undefined>,
): string {
  const location = requested ?? (environment.TRIBE_DB || undefined);
  if (location === undefined) return join(envPaths('tribefinder', { suffix: '' }).data, FILE_NAME);
  if (/^postgres(ql)?:\/\//i.test(location)) {
    throw new TribeError(
      'This version does not support PostgreSQL yet.',
      'Use a file: --db FILE, or leave out --db and TRIBE_DB.',
      EXIT.usage,
    );
  }
  return location.replace(/^~(?=\/)/, () => homedir());
}

/** Opens the database at a location from {@link databaseLocation}, and makes it if there is none. */
export function openStore(location: string): Promise<Store> {
  return openSqliteStore(location);
}
