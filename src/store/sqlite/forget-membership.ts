import type Database from 'better-sqlite3';
import type { Sql } from '../sql/schema.ts';
import { withoutMember } from '../sql/results/remembered-communities.ts';
import { allNow, runNow } from './run-now.ts';

/** Takes a person out of the communities that are remembered of earlier reports. */
export function forgetMembership(
  { database, sql, account }: { database: Database.Database; sql: Sql; account: number },
  number: number,
): void {
  const communities = sql.selectFrom('remembered_tribe').select(['id', 'people']);
  for (const { id, people } of allNow(database, communities.where('account', '=', account))) {
    const change = sql
      .updateTable('remembered_tribe')
      .set({ people: withoutMember(people, number) });
    runNow(database, change.where('account', '=', account).where('id', '=', id));
  }
}
