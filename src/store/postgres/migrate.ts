import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type pg from 'pg';
import { errorAbout } from '../../model/errors.ts';
import { isUpToDate, type NamedDatabase } from '../sql/migrations/is-up-to-date.ts';
import { migrationsFor } from '../sql/migrations/migrations.ts';
import { MigrationDialect } from './dialect.ts';
import { inTransaction } from './in-transaction.ts';
import { lockSchema } from './locks.ts';
import { POSTGRES_WORDS } from './postgres-words.ts';
import { SCHEMA, USE_SCHEMA } from './server-url.ts';
import { withClient } from './with-client.ts';

/** The oldest version that its makers still mend. */
const OLDEST = 14;

/** Updates the schema, in one transaction and in one process at a time. */
export function migrate(pool: pg.Pool, database: NamedDatabase): Promise<void> {
  const migrations = migrationsFor(POSTGRES_WORDS);
  const ours = Object.keys(migrations);
  return withClient(pool, async (client) => {
    await requireUsable(client, database);
    if (isUpToDate(database, await migrationsDone(client), ours)) return;
    await inTransaction(client, `begin; ${lockSchema()}`, async () => {
      if (isUpToDate(database, await migrationsDone(client), ours)) return;
      await client.query(`${MAKE_SCHEMA}; ${USE_SCHEMA}`);
      const { error } = await new Migrator({
        db: new Kysely({ dialect: new MigrationDialect(client) }),
        provider: { getMigrations: async () => migrations },
        migrationTableSchema: SCHEMA,
        disableTransactions: true,
      }).migrateToLatest();
      if (error !== undefined) throw error;
    });
  });
}

/** Somebody else may have made the schema for a user who may not. */
const MAKE_SCHEMA = `
  do $$ begin
    if to_regnamespace('${SCHEMA}') is null then create schema ${SCHEMA}; end if;
  end $$`;

async function requireUsable(client: pg.PoolClient, database: NamedDatabase): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string }>(
    `select current_setting('server_version_num')::int / 10000 as version,
            current_setting('server_encoding') as encoding`,
  );
  const [{ version, encoding }] = rows;
  if (version < OLDEST) {
    throw errorAbout(
      database,
      (what) => `${what} is on PostgreSQL ${version}, which is too old.`,
      `Use PostgreSQL ${OLDEST} or newer.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw errorAbout(
      database,
      (what) => `${what} stores text as ${encoding}, which lacks most characters.`,
      'Make a database for UTF-8: createdb --encoding UTF8 --template template0 NAME',
    );
  }
}

async function migrationsDone(client: pg.PoolClient): Promise<string[]> {
  const table = `${SCHEMA}.kysely_migration`;
  const { rows } = await client.query<{ exists: boolean }>(
    'select to_regclass($1) is not null as exists',
    [table],
  );
  if (!rows[0].exists) return [];
  const done = await client.query<{ name: string }>(`select name from ${table}`);
  return done.rows.map(({ name }) => name);
}
