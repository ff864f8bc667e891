import type { AccountRow } from './accounts.ts';
import { rowOf } from './accounts.ts';
import type { SqlDatabase } from './database.ts';

/** What every port of an account needs: queries, translated errors, and the account. */
export interface AccountScope {
  database: SqlDatabase;
  /** The number of the account in all tables. */
  number: number;
  /** Its id. */
  id: string;
  /** Runs work with the current row of the account, and translates errors. */
  onRow<Result>(work: (row: AccountRow) => Result | Promise<Result>): Promise<Result>;
}

export function accountScope(
  database: SqlDatabase,
  { number, id }: Pick<AccountRow, 'number' | 'id'>,
): AccountScope {
  const { sql, explained } = database;
  return {
    database,
    number,
    id,
    onRow: (work) => explained(async () => work(await rowOf(sql, number))),
  };
}
