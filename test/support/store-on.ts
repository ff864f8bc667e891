import type Database from 'better-sqlite3';
import type { Store } from '../../src/store/ports/store.ts';
import { sqlStore } from '../../src/store/sql/sql-store.ts';
import { databaseOn } from '../../src/store/sqlite/database-on.ts';

/** The store on a connection to SQLite that a test has opened. */
export async function storeOn(database: Database.Database): Promise<Store> {
  return sqlStore(await databaseOn(database));
}
