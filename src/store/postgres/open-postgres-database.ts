import { EXIT, TribeError } from '../../model/errors.ts';
import type { SqlDatabase } from '../sql/database.ts';
import { explain } from './explain.ts';
import { migrate } from './migrate.ts';
import { poolOf } from './pool.ts';
import { postgresDatabase } from './postgres-database.ts';
import { sessionUrl, shownLocation } from './server-url.ts';

/** Opens a database of a PostgreSQL server. Makes the tables if there are none. */
export async function openPostgresDatabase(location: string): Promise<SqlDatabase> {
  if (sessionUrl(location) === undefined) {
    throw new TribeError(
      'The URL of the database is not valid.',
      'Write it as postgres://USER:PASSWORD@HOST/DATABASE, with %40 for @ and %2F for / in a password.',
      EXIT.usage,
    );
  }
  const pool = poolOf(location);
  try {
    await migrate(pool, { path: shownLocation(location), called: 'the database' });
  } catch (error) {
    await pool.end();
    throw explain(error, location);
  }
  return postgresDatabase(pool, location);
}
