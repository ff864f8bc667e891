import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Store } from '../ports/store.ts';
import type { Tables } from '../sql/schema.ts';
import { sqlStore } from '../sql/sql-store.ts';
import { connect } from './connect.ts';
import { explain } from './explain.ts';
import { migrate } from './migrate.ts';
import { sqliteDatabase } from './sqlite-database.ts';

/** Opens the store in a file, which is made where there is none. */
export async function openSqliteStore(path: string): Promise<Store> {
  try {
    return await storeOn(connect(path));
  } catch (error) {
    throw explain(error, path);
  }
}

/** The store on a connection, which it takes over; the schema is brought up to date. */
export async function storeOn(database: Database.Database): Promise<Store> {
  const sql = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await migrate(database, sql);
  } catch (error) {
    database.close();
    throw error;
  }
  return sqlStore(sqliteDatabase(database, sql));
}
