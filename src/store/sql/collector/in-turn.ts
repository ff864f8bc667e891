import type { Transaction } from 'kysely';
import type { Sql, Tables } from '../schema.ts';

/** Work of which that of two processes comes one after the other. */
export async function inTurn<Result>(
  sql: Sql,
  account: number,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return sql.transaction().execute(async (transaction) => {
    // Written first, it locks: nobody reads what somebody else is about to change.
    await transaction
      .insertInto('collector')
      .values({ account, turn: 1, secret: null, secret_version: 0, renewing_until: null })
      .onConflict((conflict) =>
        conflict.column('account').doUpdateSet((eb) => ({ turn: eb('collector.turn', '+', 1) })),
      )
      .execute();
    return work(transaction);
  });
}
