import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { SqlDatabase } from '../sql/database.ts';
import type { Tables } from '../sql/schema.ts';
import { migrate } from './migrate.ts';
import { sqliteDatabase } from './sqlite-database.ts';

/**
 * Returns the database on a connection, which it takes over. Updates the schema.
 *
 * @param path what errors name: the file, also where the connection reads a copy of it.
 */
export async function databaseOn(
  database: Database.Database,
  path: string = database.name,
): Promise<SqlDatabase> {
  const sql = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await migrate(database, sql, path);
  } catch (error) {
    database.close();
    throw error;
  }
  return sqliteDatabase(database, sql, path);
}
