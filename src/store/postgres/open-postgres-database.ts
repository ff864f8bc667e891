import type pg from 'pg';
import { EXIT, TribeError } from '../../model/errors.ts';
import type { SqlDatabase } from '../sql/database.ts';
import { explain, explainCode } from './explain.ts';
import { migrate } from './migrate.ts';
import { poolOf } from './pool.ts';
import { postgresDatabase } from './postgres-database.ts';
import { SCHEMA, sessionUrl, shownLocation } from './server-url.ts';

/** Opens a database of a PostgreSQL server. Makes the tables if there are none. */
export async function openPostgresDatabase(location: string): Promise<SqlDatabase> {
  const pool = openPool(location);
  try {
    await migrate(pool, { path: shownLocation(location), called: 'the database' });
  } catch (error) {
    await pool.end();
    throw explain(error, location);
  }
  return postgresDatabase(pool, location);
}

/**
 * Returns whether a database of a server has our tables. Throws if the user may not make them.
 *
 * @param table one of those to look for.
 */
export async function hasTables(location: string, table = `${SCHEMA}.account`): Promise<boolean> {
  const pool = openPool(location);
  try {
    const { rows } = await pool.query<{ there: boolean; allowed: boolean }>(
      `select to_regclass($1) is not null as there,
              has_database_privilege(current_database(), 'create') as allowed`,
      [table],
    );
    const [{ there, allowed }] = rows;
    if (!there && !allowed) throw explainCode('42501', location)!;
    return there;
  } catch (error) {
    throw explain(error, location);
  } finally {
    await pool.end();
  }
}

function openPool(location: string): pg.Pool {
  if (sessionUrl(location) !== undefined) return poolOf(location);
  throw new TribeError(
    'The URL of the database is not valid.',
    'Write it as postgres://USER:PASSWORD@HOST/DATABASE, with %40 for @ and %2F for / in a password.',
    EXIT.usage,
  );
}
