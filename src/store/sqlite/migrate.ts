import type Database from 'better-sqlite3';
import { Migrator } from 'kysely/migration';
import { errorAbout } from '../../model/errors.ts';
import { isUpToDate } from '../sql/migrations/is-up-to-date.ts';
import { migrationsFor } from '../sql/migrations/migrations.ts';
import type { Sql } from '../sql/schema.ts';
import { inTransaction } from './in-transaction.ts';
import { SQLITE_WORDS } from './sqlite-words.ts';

/**
 * Updates the schema, in one transaction and in one process at a time.
 *
 * @param path what errors name.
 */
export async function migrate(database: Database.Database, sql: Sql, path: string): Promise<void> {
  const migrations = migrationsFor(SQLITE_WORDS);
  const ours = Object.keys(migrations);
  if (areAllDone(database, ours, path)) return;
  // Kysely takes no lock on SQLite, so two processes that start together would both migrate.
  await inTransaction(database, 'begin immediate', async () => {
    if (areAllDone(database, ours, path)) return;
    const provider = { getMigrations: async () => migrations };
    const { error } = await new Migrator({ db: sql, provider }).migrateToLatest();
    if (error !== undefined) throw error;
  });
}

function areAllDone(database: Database.Database, ours: string[], path: string): boolean {
  const tables = database.prepare(`select name from sqlite_schema where type = 'table'`);
  const names = tables.pluck().all();
  if (names.length === 0) return false;
  const named = { path, called: 'the database' };
  if (!names.includes('kysely_migration')) {
    throw errorAbout(
      named,
      (what) => `${what} is a database of another program.`,
      'Choose another file with --db.',
    );
  }
  const done = database.prepare('select name from kysely_migration').pluck().all() as string[];
  return isUpToDate(named, done, ours);
}
