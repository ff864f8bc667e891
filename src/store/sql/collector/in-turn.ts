import type { SqlDatabase } from '../database.ts';
import type { Sql } from '../schema.ts';

/** Work of which that of two processes comes one after the other. */
export function inTurn<Result>(
  database: SqlDatabase,
  account: number,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  return database.write(async ({ sql }) => {
    // Written first, it locks: nobody reads what somebody else is about to change.
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
