import type { SqlDatabase } from '../database.ts';
import type { Sql } from '../schema.ts';

/** Runs work in a transaction. Two processes that do so run one after the other. */
export function inTurn<Result>(
  database: SqlDatabase,
  account: number,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  return database.write([account], async ({ sql }) => {
    // Writing first takes the lock, so nobody reads what another process is about to change.
    await sql
      .insertInto('collector')
      .values({ account, turn: 1, secret: null, secret_version: 0, renewing_until: null })
      .onConflict((conflict) =>
        conflict.column('account').doUpdateSet((eb) => ({ turn: eb('collector.turn', '+', 1) })),
      )
      .execute();
    return work(sql);
  });
}
