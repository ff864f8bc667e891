import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import envPaths from 'env-paths';
import type { Store } from '../store/ports/store.ts';
import { isServer } from '../store/postgres/server-url.ts';
import type { SqlDatabase } from '../store/sql/database.ts';

const FILE_NAME = 'tribefinder.sqlite';

/**
 * Returns where the database is, a file or the URL of a PostgreSQL server: the requested location,
 * else `TRIBE_DB`, else a file in the user's data folder.
 */
export function databaseLocation(
  requested: string | undefined,
  environment: Record<string, string | undefined>,
): string {
  const location = requested ?? (environment.TRIBE_DB || undefined);
  if (location === undefined) return usualFile();
  return isServer(location) ? location : location.replace(/^~(?=\/)/, () => homedir());
}

/** Returns the file of a database that nobody named. */
export function usualFile(): string {
  return join(envPaths('tribefinder', { suffix: '' }).data, FILE_NAME);
}

/**
 * Returns whether there is a database to open, without making one. On a server, it is there once it
 * has our tables.
 */
export async function isThere(location: string): Promise<boolean> {
  if (!isServer(location)) return existsSync(location);
  const { hasTables } = await import('../store/postgres/open-postgres-database.ts');
  return hasTables(location);
}

/**
 * Opens the database at a location from {@link databaseLocation}, and makes it if there is none. A
 * database on a server must be there. It gets our tables if it has none.
 */
export async function openStore(location: string): Promise<Store> {
  const { sqlStore } = await import('../store/sql/sql-store.ts');
  return sqlStore(await openDatabase(location));
}

/** The same without the ports of the store, to copy it whole. */
export async function openDatabase(location: string): Promise<SqlDatabase> {
  // Most people need only one of the drivers.
  if (isServer(location)) {
    const { openPostgresDatabase } = await import('../store/postgres/open-postgres-database.ts');
    return openPostgresDatabase(location);
  }
  const { openSqliteDatabase } = await import('../store/sqlite/open-sqlite-database.ts');
  return openSqliteDatabase(location);
}
