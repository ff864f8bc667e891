import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Store } from '../ports/store.ts';
import type { Tables } from '../sql/schema.ts';
import { sqlStore } from '../sql/sql-store.ts';
import { migrate } from './migrate.ts';
import { sqliteDatabase } from './sqlite-database.ts';

/**
 * Returns the store on a connection, which it takes over. Updates the schema.
 *
 * @param path what errors name: the file, also where the connection reads a copy of it.
 */
export async function storeOn(
  database: Database.Database,
  path: string = database.name,
): Promise<Store> {
  const sql = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await migrate(database, sql, path);
  } catch (error) {
    database.close();
    throw error;
  }
  return sqlStore(sqliteDatabase(database, sql, path));
}
