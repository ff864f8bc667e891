import type { SqlDatabase } from '../sql/database.ts';
import { connect } from './connect.ts';
import { databaseOn } from './database-on.ts';
import { explain } from './explain.ts';

/** Opens the database in a file. Creates the file if it does not exist. */
export async function openSqliteDatabase(path: string): Promise<SqlDatabase> {
  try {
    return await databaseOn(connect(path), path);
  } catch (error) {
    throw explain(error, path);
  }
}
