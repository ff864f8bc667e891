import { Kysely } from 'kysely';
import pg from 'pg';
import type { SqlConnection, SqlDatabase } from '../sql/database.ts';
import type { Tables } from '../sql/schema.ts';
import { queryColumns } from './copy-out.ts';
import { dialectOn } from './dialect.ts';
import { explain } from './explain.ts';
import { inTransaction } from './in-transaction.ts';
import { lockAccounts } from './locks.ts';
import { parameterTypes } from './parameter-types.ts';
import { connectionOn } from './postgres-connection.ts';
import { SCHEMA, USE_SCHEMA } from './server-url.ts';
import { sweep } from './sweep.ts';
import { withClient } from './with-client.ts';

const READ = `begin isolation level repeatable read read only; ${USE_SCHEMA}`;
/** Each statement sees what others wrote before the lock was ours. */
const WRITE = `begin isolation level read committed; ${USE_SCHEMA}`;

/** How often a transaction is tried that PostgreSQL gives up for another one. */
const TRIES = 5;

/** @param location its URL. */
export function postgresDatabase(pool: pg.Pool, location: string): SqlDatabase {
  const known = { typesOf: parameterTypes(), columnsOf: queryColumns() };
  const transact = <Result>(
    begin: string,
    work: (connection: SqlConnection) => Promise<Result>,
  ): Promise<Result> =>
    withClient(pool, (client) =>
      inTransaction(client, begin, () => work(connectionOn(client, known))),
    );
  return {
    sql: new Kysely<Tables>({ dialect: dialectOn(pool) }).withSchema(SCHEMA),
    async explained(work) {
      try {
        return await work();
      } catch (error) {
        throw explain(error, location);
      }
    },
    write: (accounts, work) => again(() => transact(`${WRITE}; ${lockAccounts(accounts)}`, work)),
    read: (work) => transact(READ, work),
    async version() {
      // It says which transactions are visible, so it changes with each that writes.
      const { rows } = await pool.query('select pg_current_snapshot()::text as seen');
      return rows[0].seen;
    },
    sweep: () => withClient(pool, sweep),
    async close() {
      if (!pool.ending) await pool.end();
    },
  };
}

async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 0 || !(error instanceof pg.DatabaseError) || !GIVEN_UP.has(error.code!)) {
        throw error;
      }
    }
  }
}

/**
 * Serialisation failure, deadlock, and a number that two transactions gave at the same time: all
 * succeed when tried again.
 */
const GIVEN_UP: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);
